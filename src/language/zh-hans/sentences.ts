/** Sentences of the floors below: what is wrong with an experiment, what a law or a solver says. */
export const SENTENCES = {
  // Experiments and formulas.
  'a number': '数',
  'a whole number': '整数',
  '{0} at least {1} and at most {2}': '不小于 {1} 且不大于 {2} 的{0}',
  '{0} greater than {1} and at most {2}': '大于 {1} 且不大于 {2} 的{0}',
  '{0} ({1}) must be {2}; got {3}.': '{0}（{1}）必须是{2}；现为 {3}。',
  'a whole number from 1 to {0} where rows are drawn': '1 到 {0} 的整数，因为要抽取数据行',
  '{0} must be {1}; got {2}.': '{0} 必须是{1}；现为 {2}。',
  '{0} must be a finite number; got {1}.': '{0} 必须是有限数；现为 {1}。',
  '{0} must be a number greater than 0; got {1}.': '{0} 必须是大于 0 的数；现为 {1}。',
  '{0} must be one of {1}; got {2}.': '{0} 必须是 {1} 之一；现为 {2}。',
  '{0} must be {1}one of half-plane, disc, outside-disc, level, leave-basin; got {2}.':
    '{0} 必须是{1} half-plane、disc、outside-disc、level、leave-basin 之一；现为 {2}。',
  'an object whose kind is ': '一个对象，其 kind 为',
  '{0} must be a point [x, y].': '{0} 必须是一个点 [x, y]。',
  '{0} must be an object of numbers.': '{0} 必须是由数组成的对象。',
  '{0} must be an interval [from, to].': '{0} 必须是区间 [from, to]。',
  '{0} must be an interval [from, to] with from < to.': '{0} 必须是区间 [from, to]，且 from < to。',
  '{0} must not be [0, 0].': '{0} 不能是 [0, 0]。',
  '{0} must be a text such as "{1}".': '{0} 必须是文本，例如"{1}"。',
  '{0} is empty; type a formula in {1}.': '{0} 为空；请输入关于 {1} 的公式。',
  'x and y': 'x 和 y',
  'x, y and the columns of the data': 'x、y 和数据各列',
  '{0} must be [[xMin, xMax], [yMin, yMax]].': '{0} 必须是 [[xMin, xMax], [yMin, yMax]]。',
  '{0} must be 1, the version of the experiment format.': '{0} 必须是 1，即实验格式的版本。',
  '{0} is not a field of an experiment; remove it or check its spelling.':
    '{0} 不是实验的字段；请删除它或检查拼写。',
  '{0} is missing.': '缺少 {0}。',
  'something else': '别的内容',
  'there are none here': '这里没有参数',
  'known: {0}': '已知的有 {0}',
  '{0} is not a parameter; {1}.': '{0} 不是参数；{1}。',
  'noise.name: minibatch noise needs a landscape with data ("rowLoss" and "data", or a named one); here it may be {0}.':
    '小批量噪声需要带数据的地形（"rowLoss"和"data"，或有名称的地形）；这里可以是 {0}。',
  '{0} must be one of {1} for the method {2}; got "{3}".':
    '对方法 {2}，{0} 必须是 {1} 之一；现为"{3}"。',
  '{0} must be {1} for the method {2}; got "{3}".': '对方法 {2}，{0} 必须是 {1}；现为"{3}"。',
  '{0} does not belong to the noise "{1}"; remove it.': '{0} 不属于噪声"{1}"；请删除它。',
  'start.at is missing: a landscape without a name needs a start [x, y].':
    '缺少 start.at：没有名称的地形需要起点 [x, y]。',
  'escape is missing: a landscape without a name needs an escape region.':
    '缺少 escape：没有名称的地形需要逃逸区域。',
  'escape.kind: leave-basin needs a start that rolls into a minimum within the domain, and it does not; start elsewhere, widen the domain or choose another region.':
    '“离开吸引域”要求起点会滚入区域内的极小值，而现在不会；请换起点、扩大区域或另选逃逸区域。',
  '{0} is the path {1}; the command line reads it from beside the experiment, elsewhere the data itself is needed: { "columns": ["a", "b"], "rows": [[1, 2], …] }.':
    '{0} 是路径 {1}；命令行会从实验文件旁读取它，在别处则需要数据本身：{ "columns": ["a", "b"], "rows": [[1, 2], …] }。',
  '{0} must be { "columns": ["a", "b"], "rows": [[1, 2], …] } or, on the command line, the path of a CSV file':
    '{0} 必须是 { "columns": ["a", "b"], "rows": [[1, 2], …] }，在命令行中也可以是 CSV 文件的路径',
  '{0}.{1} is not a field of the data; remove it.': '{0}.{1} 不是数据的字段；请删除它。',
  '{0}.{1} must be a list of {2} numbers, one for each column.':
    '{0}.{1} 必须是 {2} 个数的列表，每列一个。',
  '{0}.{1}.{2} must be a finite number; got {3}.': '{0}.{1}.{2} 必须是有限数；现为 {3}。',
  'noise.c11, c12 and c22 must make a covariance, positive semi-definite all over the domain; at ({0}) the matrix is [[{1}, {2}], [{3}, {4}]].':
    'C₁₁、C₁₂ 和 C₂₂ 必须构成协方差，在整个区域内半正定；在 ({0}) 处矩阵为 [[{1}, {2}], [{3}, {4}]]。',
  'Steps overshoot at the minimum: learning rate times curvature is ηH = {0}, above {1}, so particles bounce out of it and may diverge. Below η = {2} they stay.':
    '步长在极小值处过冲：学习率乘曲率 ηH = {0}，大于 {1}，粒子会被弹出并可能发散。η 小于 {2} 时粒子会留在阱内。',
  'The noise of one step ({0}) is below {1} units in the last place of a position ({2}): round-off heats the ensemble. Raise η, or the noise.':
    '单步噪声（{0}）小于位置的 {1} 个最末位单位（{2}）：舍入误差会加热系综。请增大 η 或噪声。',
  'The formula must be one expression without "=", for example x^2 + y^2.':
    '公式必须是一个不含"="的表达式，例如 x^2 + y^2。',
  'The formula must be one expression, without ";" or line breaks.':
    '公式必须是一个表达式，不含";"或换行。',
  'The formula must be a single number, not a list in brackets.':
    '公式必须给出一个数，而不是方括号中的列表。',
  'The formula may hold numbers, names, + - * / ^, parentheses, functions and conditionals c ? a : b only.':
    '公式只能含有数、名称、+ - * / ^、括号、函数和条件式 c ? a : b。',
  'The formula holds a number that is not finite.': '公式中有一个数不是有限数。',
  'The formula holds "{0}", a word of programming languages; write the expression alone.':
    '公式中有编程语言的词"{0}"；请只写表达式。',
  'The formula must hold numbers only, not {0}.': '公式只能含有数，不能含有 {0}。',
  'The function "{0}" needs its argument in parentheses, as in {1}(x).':
    '函数"{0}"的自变量要放在括号里，如 {1}(x)。',
  'for a product write {0}': '若为乘积请写 {0}',
  'allowed are {0}': '允许的有 {0}',
  'The formula names "{0}", which is neither a variable nor a parameter; {1}.':
    '公式中的"{0}"既不是变量也不是参数；{1}。',
  'The comparison "{0}" may only stand as the condition c of c ? a : b.':
    '比较"{0}"只能用作 c ? a : b 中的条件 c。',
  'The formula uses "{0}", which is not allowed; allowed are + - * / ^.':
    '公式用到了不允许的"{0}"；允许的有 + - * / ^。',
  'The condition of c ? a : b must be one comparison with {0}, as in x < 0 ? a : b.':
    'c ? a : b 的条件必须是一个用 {0} 的比较，如 x < 0 ? a : b。',
  'The function {0} takes {1}, not {2}.': '函数 {0} 需要{1}，而不是 {2} 个。',
  'one argument': '一个自变量',
  'two arguments': '两个自变量',
  'The formula is empty.': '公式为空。',
  'The formula has {0} characters; at most {1} are allowed.':
    '公式有 {0} 个字符；至多允许 {1} 个。',
  'The formula is nested too deeply; at most {0} levels are allowed.':
    '公式嵌套过深；至多允许 {0} 层。',
  '“?” needs “:”, as in x < 0 ? a : b': '“?”需要配“:”，如 x < 0 ? a : b',
  'something is missing at the end': '末尾缺少内容',
  'a number, a name or a parenthesis is missing before “{0}”': '“{0}”之前缺少数、名称或括号',
  '“{0}” cannot stand here': '“{0}”不能放在这里',
  '“#” has no meaning in a formula': '“#”在公式中没有意义',
  '“{0}” closes nothing': '“{0}”没有可闭合的内容',
  '“{0}” is opened here and never closed': '“{0}”在此打开而从未闭合',
  '“{0}” has nothing under it': '“{0}”下面没有内容',
  'The formula cannot be read at character {0}: {1}.': '公式在第 {0} 个字符处无法读懂：{1}。',

  // Laws, and what they are about.
  Kramers: '克拉默斯公式',
  'Eyring–Kramers': '艾林–克拉默斯公式',
  'Momentum law': '动量法定律',
  'Loss-scaled law': '随损失缩放噪声的定律',
  'SGD law': 'SGD 定律',
  'No law': '没有定律',
  'one dimension': '一维',
  'both dimensions': '二维',
  'with inertia': '有惯性',
  'level second-hand': '绝对大小据二手文献',
  'published prefactor': '已发表的前因子',
  'Itô prefactor': '伊藤前因子',
  'Time to the escape region.': '到达逃逸区域的时间。',
  'Adam’s steps are as long however strong the noise: the exponent goes as √(B/H) where that of SGD goes as B/H.':
    '无论噪声多强，Adam 的步长都一样：SGD 的指数按 B/H 变化，而它的指数按 √(B/H) 变化。',
  'Thermal noise: the barrier is climbed at one temperature, so Kramers’ law is the one to hold it to.':
    '热噪声：在同一温度下爬越势垒，因此应与克拉默斯公式对照。',
  'Gradient noise follows the curvature, so the sharper the minimum, the sooner the escape: the SGD law.':
    '梯度噪声跟随曲率，因此极小值越尖锐，逃逸越早：即 SGD 定律。',
  'Heavy-tailed noise leaves a well by one large jump: the width counts, not the height.':
    '重尾噪声靠一次大跳跃离开势阱：起作用的是宽度，而不是高度。',
  'There is no noise.': '没有噪声。',
  'Without noise nothing escapes.': '没有噪声就没有逃逸。',
  'Heavy-tailed noise leaves by single jumps; the law is about diffusion.':
    '重尾噪声靠单次跳跃离开；该定律讨论的是扩散。',
  'The law is about a particle with inertia; these steps have none.':
    '该定律讨论有惯性的粒子；这里的步没有惯性。',
  'The law is about noise that grows with the loss.': '该定律讨论随损失增大的噪声。',
  'The law is about momentum; these steps have none.': '该定律讨论动量法；这里的步没有动量。',
  'Gradient noise has no one temperature; the law is about white noise.':
    '梯度噪声没有单一的温度；该定律讨论的是白噪声。',
  'The law is about plain gradient steps, not about momentum.':
    '该定律讨论普通梯度步，不涉及动量。',
  'The law is about plain gradient steps; of Adam’s only the slope of ln τ against √B and 1/√k is known.':
    '该定律讨论普通梯度步；对 Adam 只知道 ln τ 对 √B 和 1/√k 的斜率。',
  'The law is about motion without inertia.': '该定律讨论无惯性的运动。',
  'Its two temperatures are a picture of this noise; the time under |H(θ)| itself hangs on the noise floor.':
    '它的两个温度只是这种噪声的近似图像；在 |H(θ)| 本身之下，时间取决于噪声下限。',
  'This noise grows with the loss; its law is a power of L_b/L_a.':
    '这种噪声随损失增大；它的定律是 L_b/L_a 的幂。',
  'The law takes C = H; this noise is what was typed.': '该定律取 C = H；这里的噪声则是所输入的。',
  'White noise does not follow the curvature; the law is about SGD noise.':
    '白噪声不跟随曲率；该定律讨论的是 SGD 噪声。',
  'The data make no noise at the minimum.': '数据在极小值处不产生噪声。',
  'The law takes C = cH at the minimum; these data are off by ‖C − cH‖/‖C‖ = {0}.':
    '该定律在极小值处取 C = cH；这些数据的偏离为 ‖C − cH‖/‖C‖ = {0}。',
  'At the saddle these data have no noise along the way out, where the law takes c|H_b|.':
    '在鞍点处，这些数据沿出路方向没有噪声，而该定律取 c|H_b|。',
  'At the saddle these data have only {0} % of the noise along the way out that the law takes there, c|H_b|.':
    '在鞍点处，这些数据沿出路方向的噪声只有该定律所取值 c|H_b| 的 {0} %。',
  'No saddle was found.': '没有找到鞍点。',
  'Laws are for rare escapes; the exponent here is {0}, so agreement is rough.':
    '定律适用于稀有的逃逸；这里的指数为 {0}，因此只能大致相符。',
  '{0} saddles lead there; their rates are added.': '有 {0} 个鞍点通向那里；各速率相加。',
  'From the data at the minimum: C = cH with c = {0}, which the law takes everywhere.':
    '由极小值处的数据：C = cH，c = {0}，定律处处取此值。',
  'The law is for the way over the lowest saddle alone; {0} saddles lead there.':
    '该定律只考虑经过最低鞍点的路；有 {0} 个鞍点通向那里。',
  'The exponent has two parts, {0} at the minimum and {1} at the saddle, and the law wants both large':
    '指数由两部分组成，极小值处为 {0}，鞍点处为 {1}，而定律要求两者都大',
  '{0}: agreement is rough.': '{0}：只能大致相符。',
  '{0}: particles swing through the well before momentum forgets, from one strength of the noise into another, and the law’s level may be off by several times.':
    '{0}：动量遗忘之前，粒子已在势阱中来回摆动，穿过强弱不同的噪声，定律给出的绝对大小可能差几倍。',
  '{0}: the noise changes within reach of {1}, so that the time is about {2} to {3} times the Itô law’s.':
    '{0}：噪声在{1}附近就已改变，因此时间约为伊藤定律的 {2} 到 {3} 倍。',
  'the minimum': '极小值',
  'the saddle': '鞍点',
  'Not asked for.': '未要求计算。',

  // What the escape region stands for.
  'There is no saddle on the way out.': '出路上没有鞍点。',
  'The escape region lies all around the well; the laws count only the way over the saddle.':
    '逃逸区域环绕整个势阱；定律只计经过鞍点的路。',
  'The escape region begins before the saddle; the laws are about crossing it.':
    '逃逸区域在鞍点之前就开始；定律讨论的是越过鞍点。',
  'The escape region begins near the saddle, where inertia carries most particles across: the laws are for the far well.':
    '逃逸区域从鞍点附近开始，而惯性会把那里的大多数粒子带过去：定律针对的是远侧势阱。',
  'Time to the far side of the saddle b.': '到达鞍点 b 远侧的时间。',
  'Time to the minimum of the far well.': '到达远侧势阱极小值的时间。',
  'The escape region does not hold the minimum beyond the saddle; the laws end there.':
    '逃逸区域不包含鞍点另一侧的极小值，而定律以到达那里为准。',
  'just past the saddle b': '刚越过鞍点 b 处',
  'just before the saddle b': '鞍点 b 之前不远处',
  'the saddle b': '鞍点 b',
  'Time to {0}: half the time to the far well.': '到达{0}的时间：为到达远侧势阱时间的一半。',
  'Time to {0}: {1} of the time to the far well.': '到达{0}的时间：为到达远侧势阱时间的 {1} 倍。',
  'Time to {0}: {1} of the time to the far well (half of it if steps were infinitely short).':
    '到达{0}的时间：为到达远侧势阱时间的 {1} 倍（步长无穷小时为一半）。',
  'A deeper minimum at ({0}, {1}) is reached first; the laws do not hold from here.':
    '粒子会先到达位于 ({0}, {1}) 的更深的极小值；从这里出发定律不成立。',
  'Another minimum, just as deep, at ({0}, {1}) is reached first; the laws do not hold from here.':
    '粒子会先到达位于 ({0}, {1}) 的另一个同样深的极小值；从这里出发定律不成立。',

  // Exact answers.
  'The solver failed: {0}.': '求解器失败：{0}。',
  'its Worker did not start': '其后台线程（Worker）未能启动',
  'Without a well and a saddle there is nothing to return to.':
    '没有势阱和鞍点，也就没有可以返回之处。',
  'In continuous time, too, particles get beyond the sides of the domain before they escape: the solver has no answer.':
    '在连续时间中，粒子逃逸之前同样会越出区域边界：求解器没有答案。',
  'two-dimensional diffusion in continuous time, η → 0 (finite volumes, {0} × {1} cells, extrapolated)':
    '连续时间的二维扩散，η → 0（有限体积法，{0} × {1} 个单元，外推）',
  'one-dimensional chain of discrete steps, η = {0} (integral equation)':
    '一维离散链，η = {0}（积分方程）',
  'two-dimensional chain of discrete steps, η = {0} (integral equation)':
    '二维离散链，η = {0}（积分方程）',
  'The mean escape time is beyond the range of a double.': '平均逃逸时间超出双精度数的范围。',
  'one-dimensional diffusion in continuous time, η → 0 (quadrature)':
    '连续时间的一维扩散，η → 0（数值积分）',
  'The chain of discrete steps is for normal noise, and that of a minibatch is not: continuous time needs its covariance alone.':
    '离散链要求正态噪声，而小批量噪声不是正态的：连续时间则只需要其协方差。',
  'The chain of discrete steps forgets, and Leimkuhler–Matthews steps share their noise with the next.':
    '离散链没有记忆，而 Leimkuhler–Matthews 格式的每一步都与下一步共用噪声。',
  'The exact solvers are for diffusions; heavy-tailed noise jumps.':
    '精确求解器针对扩散过程；重尾噪声则是跳跃的。',
  'The exact solvers know plain gradient steps ({0}), not {1}.':
    '精确求解器只处理普通梯度步（{0}），不处理 {1}。',
  'The exact solvers start from one point; the start has a spread.':
    '精确求解器从一个点出发，而这里的起点有散布。',
  'The distribution has not settled after {0} steps.': '经过 {0} 步分布仍未稳定。',
  'The chain needs {0} states: too many. Use the continuous-time solver.':
    '离散链需要 {0} 个状态，太多了。请用连续时间的求解器。',
  'The survival curve of the chain in the plane needs more than its slowest modes.':
    '平面离散链的存活曲线不能只由最慢的几个模态得出。',
  'The chain in the plane, of {0} states, does not come to rest within the work allowed: steps are too short or escapes too rare.':
    '平面离散链有 {0} 个状态，在允许的计算量内不能收敛：步长太短，或逃逸太稀少。',
  'Particles may get beyond six times the width of the domain before they escape: the discrete chain would have no end.':
    '粒子在逃逸之前可能走出定义域宽度的六倍以外：离散链将没有尽头。',
  'The noise vanishes in some direction near ({0}, {1}): the chain has no density.':
    '噪声在 ({0}, {1}) 附近的某个方向上消失：离散链没有密度。',
  'The chain of discrete steps in the plane would need a matrix of {0} entries, more than {1}: the answer is that of continuous time, η → 0.':
    '平面离散链需要 {0} 个元素的矩阵，超过 {1}：给出的是连续时间（η → 0）的答案。',
  'The start lies outside the survival set.': '起点位于存活区域之外。',
  'There is no noise at the start, x = {0}.': '起点 x = {0} 处没有噪声。',
  'The loss is so steep for its noise on the way to where particles turn back that the solver would take too many pieces.':
    '在粒子折返之处以前，损失相对其噪声过于陡峭，求解器需要的分段太多。',
  'The steps are too short for a grid: use the continuous-time solver.':
    '步长太短，无法建立网格：请用连续时间的求解器。',
  'There is no noise near x = {0}: the chain has no density.':
    'x = {0} 附近没有噪声：离散链没有密度。',
  'The start does not lie in the well.': '起点不在势阱内。',
  'times must be ascending and not negative.': 'times 必须递增且非负。',
  'The evolution needs too many steps.': '演化需要的步数太多。',
  'The grid has too few cells.': '网格的单元太少。',
  'Nothing lies between the start and the escape region.': '起点与逃逸区域之间没有空间。',
  'The noise vanishes in some direction near ({0}, {1}).':
    '噪声在 ({0}, {1}) 附近的某个方向上消失。',
  'The loss has no finite value at the start.': '损失在起点处没有有限值。',
  'The noise vanishes in some direction at the start.': '噪声在起点处的某个方向上消失。',
  'The start lies in the escape region.': '起点位于逃逸区域内。',
  'No way leads from the start into the escape region, or a cell of the grid is larger.':
    '从起点没有路通向逃逸区域，或者路比一个网格单元还窄。',
  'The start lies on the target.': '起点就在目标上。',
  'The reflecting wall ({0}) lies between the start and the target.':
    '反射壁（{0}）位于起点与目标之间。',
  'Nothing turns particles back on one side: the loss falls there, or rises no faster than its noise.':
    '在某一侧没有什么使粒子折返：损失在那里下降，或者上升得不比噪声快。',
  'The loss rises too steeply for its noise near x = {0}.':
    '在 x = {0} 附近，损失相对于噪声上升得太陡。',
  'The noise vanishes near x = {0}: the continuous process cannot cross there.':
    '噪声在 x = {0} 附近消失：连续过程无法越过那里。',

  // Why a law gives no time.
  'The exponent of the escape time': '逃逸时间的指数',
  'The ratio of barrier to temperature': '势垒与温度之比',
  'The loss at the minimum is not positive: the noise vanishes there for good.':
    '极小值处的损失不为正：噪声在那里永远消失。',
  '{0} is {1}, below {2}: escape is no rare event, and the law is asymptotic.':
    '{0}为 {1}，小于 {2}：逃逸不是稀有事件，而该定律是渐近的。',
  'ηH reaches {0}, above {1}: the law is in continuous time, the steps are too long for it.':
    'ηH 达到 {0}，大于 {1}：该定律属于连续时间，步长对它来说太长。',
  'A flat direction at the minimum: a curvature is zero there, and the quadratic approximation fails.':
    '极小值处有平坦方向：那里有一个曲率为零，二次近似失效。',
  'The start is no minimum: a curvature is negative there.': '起点不是极小值：那里有一个曲率为负。',
  'A flat direction at the saddle: a curvature is zero there, and the quadratic approximation fails.':
    '鞍点处有平坦方向：那里有一个曲率为零，二次近似失效。',
  'The saddle must have one negative curvature; it has {0}.':
    '鞍点必须恰有一个负曲率；现有 {0} 个。',
  'There is no noise: nothing escapes.': '没有噪声：没有逃逸。',
  'No saddle was found on the way out.': '出路上没有找到鞍点。',
  'ηω reaches {0}, above 0.5.': 'ηω 达到 {0}，大于 0.5。',

  // Measured beside exact.
  'The exact answer is being computed.': '正在计算精确值。',
  'No exact answer: {0}': '没有精确值：{0}',
  'Steps of ηH = {0} overshoot: the exact answer, for η → 0, is about another process.':
    'ηH = {0} 的步长会过冲：精确值对应 η → 0，是另一个过程。',
  'Nothing has escaped yet to hold against the exact answer.': '尚无逃逸可与精确值对照。',
  '{0} standard errors': '{0} 个标准误差',
  'No difference from exact beyond chance yet: {0}, {1}.':
    '目前与精确值的差异未超出偶然：{0}，{1}。',
  'Measured and exact agree: {0}, {1}.': '测量值与精确值一致：{0}，{1}。',
  'Measured and exact agree: {0}, {1}; the length of the steps does not show.':
    '测量值与精确值一致：{0}，{1}；看不出步长的影响。',
  'Measured differs from exact by {0} ({1})': '测量值与精确值相差 {0}（{1}）',
  '{0}, for the same steps: more than chance.': '{0}，步长相同：超出偶然。',
  'Measured is {0} from the diffusion of the same covariance ({1}): that is for η → 0 and normal noise.':
    '测量值与同一协方差的扩散相差 {0}（{1}）：后者对应 η → 0 和正态噪声。',
  'such steps': '这样的步长',
  'steps of ηH = {0}': 'ηH = {0} 的步长',
  'Measured is {0} from exact ({1}), which is for η → 0.':
    '测量值与精确值相差 {0}（{1}），而后者对应 η → 0。',
  'Measured is {0} from exact ({1}), which is for η → 0; here ηH = {2}.':
    '测量值与精确值相差 {0}（{1}），而后者对应 η → 0；此处 ηH = {2}。',
  'Lower η and B alike.': '请同时减小 η 和 B。',
  'Measured is {0} from exact ({1}), as {2} should be: {3}.':
    '测量值与精确值相差 {0}（{1}），{2}本应如此：{3}。',
  '{0}; {1} account for {2} only.': '{0}；{1}只能解释其中的 {2}。',
  'as its prefactor has |H_b| where SGD has H_a': '因为它的前因子中是 |H_b|，而 SGD 应为 H_a',
  'more than the {0} % of an exponent of {1}': '超过指数为 {1} 时允许的 {0} %',
  'a factor of {0}': '{0} 倍',

  // How a run ended.
  'all escaped': '全部逃逸',
  'all diverged': '全部发散',
  'Interrupted after {0} steps: the numbers are of what was measured so far.':
    '在 {0} 步后中断：数值为截至当时的测量结果。',
  'No escape in {0} steps: only a lower bound on the mean escape time.':
    '{0} 步内没有逃逸：只能给出平均逃逸时间的下界。',

  // Engines.
  'No model has been given yet.': '尚未给出模型。',
  'the CPU engine': 'CPU 引擎',
  'CPU, one thread': 'CPU，单线程',
  'CPU, {0} threads': 'CPU，{0} 个线程',
  'The canvas cannot be painted: it has another context already.':
    '无法在画布上绘制：它已有另一种绘图上下文。',
  'This browser offers no 2-D canvas.': '此浏览器不提供二维画布。',
  'A thread failed: {0}': '一个线程失败：{0}',
  'The simulation has been destroyed.': '模拟已被销毁。',
  'The worker failed: {0}': '后台线程（Worker）失败：{0}',
  'A run makes at most {0} steps, for random numbers would repeat; {1} were asked for.':
    '一次运行至多 {0} 步，否则随机数会重复；要求的是 {1} 步。',
  'ensemble.particles must be at most {0} on {1}; got {2}.':
    '在{1}上，ensemble.particles 至多为 {0}；现为 {2}。',
  'ensemble.particles: the graphics memory does not hold {0} particles; choose fewer.':
    'ensemble.particles：显存容纳不下 {0} 个粒子；请减少粒子数。',
  'The graphics driver refused the model: {0}': '显卡驱动拒绝了模型：{0}',
  'The WGSL type {0} is not lifted to lanes.': 'WGSL 类型 {0} 没有多通道形式。',
  'The graphics driver reports an error: {0}': '显卡驱动报告错误：{0}',
  'WebGPU is there, but it offers no adapter.': '有 WebGPU，但没有可用的适配器。',
  'WebGPU adapter': 'WebGPU 适配器',
  'The graphics device was lost: {0}': '图形设备已丢失：{0}',
  'this adapter': '此适配器',
  'The canvas cannot be painted by WebGPU: it has another context already.':
    'WebGPU 无法在画布上绘制：它已有另一种绘图上下文。',

  // Statistics.
  'events must be a whole number, at least 0; got {0}.': 'events 必须是不小于 0 的整数；现为 {0}。',
  'exposure must be positive and finite; got {0}.': 'exposure 必须是有限的正数；现为 {0}。',
  'events must be at least 1 where their number was fixed beforehand.':
    '事先固定事件数时，events 至少为 1。',
  'relativeError must lie between 1e-4 and 1; got {0}.':
    'relativeError 必须在 1e-4 与 1 之间；现为 {0}。',
  'confidence must lie strictly between 0 and 1; got {0}.':
    'confidence 必须严格在 0 与 1 之间；现为 {0}。',
  'incompleteGamma({0}, {1}) did not converge.': 'incompleteGamma({0}, {1}) 不收敛。',
  'shape must be positive; got {0}.': 'shape 必须为正；现为 {0}。',
  'probability must lie strictly between 0 and 1; got {0}.':
    'probability 必须严格在 0 与 1 之间；现为 {0}。',
  'gammaQuantile({0}, {1}) did not converge.': 'gammaQuantile({0}, {1}) 不收敛。',
  'points must be finite with a positive deviation; got x = {0}, y = {1} ± {2}.':
    '各点必须有限且偏差为正；现为 x = {0}，y = {1} ± {2}。',
  'points must have at least two different x.': '各点至少要有两个不同的 x。',
  'values must hold at least one number; got none.': 'values 至少要有一个数；现在没有。',
  'probability must lie between 1e-300 and 1; got {0}.':
    'probability 必须在 1e-300 与 1 之间；现为 {0}。',
  'count must lie between 0 and total ≥ 1; got {0} of {1}.':
    'count 必须在 0 与 total（≥ 1）之间；现为 {1} 中的 {0}。',
  'edges must be one longer than events and censored; got {0}, {1} and {2}.':
    'edges 必须比 events 和 censored 多一个元素；现为 {0}、{1} 和 {2}。',
  'Both must have the same cells; got {0} and {1}.': '两者的格子必须相同；现为 {0} 和 {1}。',
  'Two samples can be compared only with counts in two cells at least.':
    '至少两个格子中有计数，才能比较两个样本。',
} as const;
