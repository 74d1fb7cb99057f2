/** What a run says of the mean escape time, in Simplified Chinese. */
export const MEASUREMENT: Readonly<Record<string, string>> = {
  'All have escaped, so that this is the plain mean over all ways; {0}.':
    '所有粒子都已逃逸，因此这是所有路径上的普通平均值；{0}。',
  'Nobody is left to escape, and how long those that diverged would have taken is not known.':
    '已没有粒子可逃逸，而发散的粒子本来要多久则不得而知。',
  'The disc is too small for the solver, which needs a radius of {0} here.':
    '圆盘太小，求解器在此处需要至少 {0} 的半径。',
  'The noise of one step ({0}) is longer than the radius of the disc ({1}): most steps jump over it, and answers for η → 0 are about another process. Take a larger disc or a smaller η.':
    '一步的噪声（{0}）大于圆盘的半径（{1}）：多数步会跳过它，η → 0 的解讲的是另一个过程。请取更大的圆盘或更小的 η。',
  'When the population settles is being computed.': '正在计算粒子群何时弛豫完毕。',
  'When the population settles is not known: a mean needs all to have escaped.':
    '不知道粒子群何时弛豫完毕：要得到平均值，须等所有粒子都逃逸。',
  'There are other wells: {0}. No solver says when the exchange with them is over: until all have escaped there is a bound.':
    '还有其他势阱：{0}。没有求解器能说明与它们的交换何时结束：所有粒子逃逸之前，只有下界。',
  'The population settles until t = {0}.': '粒子群到 t = {0} 才弛豫完毕。',
  'Whether escapes come at a constant rate can be told from t = {0} on.':
    '从 t = {0} 起才能判断逃逸速率是否恒定。',
  'Escapes do not come at a constant rate yet: {0} per unit of time until t = {1}, {2} from there on.':
    '逃逸速率尚不恒定：到 t = {1} 为止每单位时间 {0}，此后 {2}。',
  'particles may stay in {0}{1} first': '粒子可能先停留在 {0}{1}',
  'There is only a lower bound on the mean escape time.': '平均逃逸时间只有下界。',
  'Exact: {0}': '精确解：{0}',
};
