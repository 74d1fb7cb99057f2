/** The pages of figures and of landscapes. */
export const FIGURES = {
  // The page of figures.
  'Sweeps: one or two numbers of an experiment are varied, and every point is measured beside theory.':
    '扫描：改变实验中的一两个数值，在每一点上把测量与理论对照。',
  Results: '结果',
  'A sweep or results of your own': '自己的扫描或结果',
  'Drop a JSON file: a sweep, or the table.json of {0}.':
    '拖入一个 JSON 文件：扫描，或 {0} 得到的 table.json。',
  'Ready figures': '现成图表',
  'About {0}, quick {1}.': '约需 {0}，快速模式 {1}。',
  '{0} has been deleted.': '已删除“{0}”。',
  Undo: '撤销',
  '{0} was not taken.': '未采用 {0}。',
  'It cannot be read: {0}.': '无法读取：{0}。',
  'It is not JSON: {0}.': '它不是 JSON：{0}。',
  failed: '失败',
  finished: '已完成',
  'not started': '未开始',
  'not finished': '未完成',
  opening: '正在打开',
  running: '运行中',
  pausing: '正在暂停',
  paused: '已暂停',
  waiting: '等待中',

  // What a sweep asks and varies.
  '1 point': '1 个点',
  '{0} points': '{0} 个点',
  '{0} of {1} points': '{1} 个点中的 {0} 个',
  'curvature h₁': '曲率 h₁',
  'for {0}': '系列为 {0}',
  'about {0}': '约 {0}',
  'the {0}': '{0}',
  'A table, without a figure.': '只有表格，没有图。',
  'Is {0} a straight line in {1}, of slope {2}?': '{0} 随 {1} 的变化是否为斜率 {2} 的直线？',
  'Is {0} a straight line in {1}?': '{0} 随 {1} 的变化是否为直线？',
  'Is {0} a straight line in {1}, with the slope of the law?':
    '{0} 随 {1} 的变化是否为直线，且斜率与定律相同？',
  'Is {0} rather a line in {1}?': '{0} 更像是 {1} 的线性函数？',
  '{0} or in {1}': '{0} 还是 {1}',
  'Does {0} stay the same within {1} % where {2} ≤ {3}?':
    '在 {2} ≤ {3} 处，{0} 是否保持不变（{1} % 以内）？',
  'Does {0} agree with exact answers?': '{0} 与精确值是否一致？',
  'WebGPU, {0}': 'WebGPU，{0}',
  'Escapement {0} · {1} · seed {2} · {3} UTC': 'Escapement {0} · {1} · 随机种子 {2} · {3} UTC',
  'mean escape time τ': '平均逃逸时间 τ',
  'share of the start’s well': '留在起点势阱中的比例',

  // One figure before it is run, and its precision.
  'Nothing has been computed of this figure yet.': '这幅图尚未计算。',
  'Results of this figure': '这幅图的结果',
  'Another sweep is being computed: {0}. One runs at a time.':
    '另一个扫描正在计算：{0}。一次只运行一个。',
  'Precision (95 %)': '精度（95 %）',
  quick: '快速',
  'full precision': '完整精度',
  'Times without a graphics card; with one it takes less.':
    '所列为没有显卡时的用时；有显卡则更快。',

  // One run.
  'Reading the results …': '正在读取结果……',
  'The first point is on its way.': '第一个点正在计算。',
  'Nothing has been computed yet.': '尚未计算。',
  Name: '名称',
  'Keep the name': '保存名称',
  '{0} of {1} points are finished and stay as they are.':
    '{1} 个点中已完成 {0} 个，已完成的保持不变。',
  Resume: '继续',
  'Start anew': '重新开始',
  'Opening an engine': '正在打开计算引擎',
  Preparing: '正在准备',
  'Pausing after what is under way': '完成手头的工作后暂停',
  'Paused; the point under way goes on from where it stands': '已暂停；正在计算的点会从停下处继续',
  'Waiting while the laboratory runs': '实验室运行期间等待',
  'planning {0}': '正在规划 {0}',
  'Points finished': '已完成的点',
  '{0} left': '还需{0}',
  'Finished points are kept.': '已完成的点会保留。',
  '{0} of computing here': '在此计算了 {0}',
  'All that it takes to open them again, here or elsewhere: what the command line calls table.json':
    '在此处或别处重新打开结果所需的一切：即命令行所说的 table.json',
  'Save the results': '保存结果',
  'Compare with': '比较对象',
  'Compare with …': '比较……',
  'Run again': '再次运行',
  Rename: '重命名',
  Delete: '删除',

  // The points of a run.
  'Finished points': '已完成的点',
  series: '系列',
  'steps made': '已走步数',
  open: '打开',
  'A point opens in the laboratory with its own particles: choose it here or in the chart.':
    '每个点都可带着自己的粒子在实验室中打开：在此处或图中选择即可。',
  'Open {0} in the laboratory': '在实验室中打开 {0}',
  '1 point is still to be computed.': '还有 1 个点待计算。',
  '{0} points are still to be computed.': '还有 {0} 个点待计算。',

  // What happens to runs.
  'The browser does not hand out the kept points ({0}). Reload the page, or start the sweep anew.':
    '浏览器无法读出已保存的点（{0}）。请重新加载页面，或重新开始扫描。',
  'Cancelled: {0}': '已取消：{0}',
  'Deleted: {0}.': '已删除：{0}。',
  'Brought back: {0}.': '已恢复：{0}。',
  'Finished: {0}.': '已完成：{0}。',
  'Running: {0}.': '正在运行：{0}。',
  'Paused.': '已暂停。',
  'Running.': '运行中。',
  '{0} What is finished is kept; resume to try the rest again.':
    '{0}已完成的部分会保留；点“继续”可重试其余部分。',
  'The finished points are of {0}. With those of this page (version {1}, {2}) they would not make one table: start the sweep anew.':
    '已完成的点属于{0}，与本页（版本 {1}，{2}）算出的点不能并成一张表：请重新开始扫描。',
  '{0} of {1} points are finished.': '{1} 个点中已完成 {0} 个。',
  'The browser does not hand out the kept results ({0}). Reload the page to try again.':
    '浏览器无法读出已保存的结果（{0}）。请重新加载页面后再试。',
  'The browser did not keep the last results ({0}). Save them before you close this page.':
    '浏览器未能保存最后的结果（{0}）。请在关闭本页之前将其另存。',
  'This browser keeps no results here, as in a private window ({0}). They last as long as this page: save what you want to keep.':
    '此浏览器在此处不保存结果，例如在无痕窗口中（{0}）。结果只在本页打开期间存在：需要的请另存。',
  'The Worker of the sweep did not start.': '扫描的后台线程（Worker）未能启动。',
  'No engine has been opened for this sweep.': '尚未为此扫描打开计算引擎。',

  // The chart.
  Legend: '图例',
  chart: '图',
  Table: '表格',
  'Table, scrolls': '表格，可滚动',
  'Table and files': '表格与文件',
  Save: '保存',
  'Save {0}': '保存 {0}',
  'The chart as a picture': '图（位图）',
  'The chart as a drawing': '图（矢量图）',
  'All numbers as comma-separated values': '全部数值，以逗号分隔',
  'All numbers as JSON': '全部数值，JSON 格式',
  'This sweep has no figure; its numbers are in its table.': '这个扫描没有图；数值在表格中。',
  'No point is finished yet.': '尚无已完成的点。',
  'No finished point has a place on these axes.': '已完成的点在此坐标轴上都没有位置。',
  'Point at a value, or choose the chart and go from point to point with the arrow keys.':
    '指向某个数值，或选中图后用方向键逐点移动。',
  '{0}: {1} against {2}, {3}. Arrow keys go from point to point.':
    '{0}：{1} 与 {2} 的关系，{3}。用方向键逐点移动。',
  'The picture could not be made: {0} SVG holds the same.':
    '无法生成图片：{0}SVG 文件的内容与之相同。',
  'This browser gives no canvas to draw the picture on.': '此浏览器没有可供绘图的画布。',
  'measured, 95 % interval': '测量值，95 % 区间',
  'measured as': '测量量',
  '{0}, measured (95 %)': '{0}，测量值（95 %）',
  'line through the measured points, 95 % band': '测量点的拟合直线，95 % 置信带',
  'the same in the other function': '另一函数下的同样拟合',
  'line through the exact answers': '精确值的拟合直线',
  'line of continuous time (η → 0)': '连续时间（η → 0）的拟合直线',
  'exact answers, joined': '精确值连线',
  'continuous time (η → 0), joined': '连续时间（η → 0）连线',
  "slope {0}, the law's": '斜率 {0}（定律）',
  'exact answer': '精确值',
  'continuous time (η → 0)': '连续时间（η → 0）',
  'open: too rough for the fit': '空心：过于粗略，不参与拟合',
  'a bound only': '仅为界限',
  'arrow: a bound only': '箭头：仅为界限',
  'too rough for the fit': '过于粗略，不参与拟合',
  'below {0}': '小于 {0}',
  '{0}, above {1}': '{0}，大于 {1}',
  '{0}, below {1}': '{0}，小于 {1}',
  'exact {0}': '精确值 {0}',
  'continuous time {0}': '连续时间 {0}',
  'law {0}': '定律 {0}',
  '{0}; {1}': '{0}；{1}',
  '{0} of {1} points; so far:': '{1} 个点中的 {0} 个；目前：',
  '1 point has no place on these axes; the table holds it.':
    '有 1 个点在此坐标轴上没有位置；它在表格中。',
  '{0} points have no place on these axes; the table holds them.':
    '有 {0} 个点在此坐标轴上没有位置；它们在表格中。',
  'What this run says': '本次运行的结论',
  undecided: '未定',
  held: '成立',
  'did not hold': '不成立',

  // What a run says of a claim.
  '{0} against {1} has the slope {2} (95 %), R² = {3}.':
    '{0} 对 {1} 的斜率为 {2}（95 %），R² = {3}。',
  "the law's {0}": '定律的 {0}',
  'The law held: {0} lies inside.': '定律成立：{0} 落在区间内。',
  'The law did not hold in this run: {0} lies outside.': '本次运行中定律不成立：{0} 落在区间外。',
  'The law does not apply to all of these points.': '定律并不适用于所有这些点。',
  'lies inside': '落在区间内',
  'lies outside': '落在区间外',
  "The exact answers'": '精确值',
  "Continuous time's (η → 0)": '连续时间（η → 0）',
  '{0} own slope at the same points, {1}, {2}.': '{0}在同样各点上的斜率 {1} {2}。',
  '{0} (χ² = {1} with {2} degrees of freedom, R² = {3})': '{0}（χ² = {1}，自由度 {2}，R² = {3}）',
  '{0} is rather a line in {1} than in {2}; {3}, {4}.':
    '{0} 更像是 {1} 的线性函数，而不是 {2} 的；{3}，{4}。',
  'Δχ² = {0}: the data are {1} times likelier': 'Δχ² = {0}：似然比为 {1}',
  'more than 1e13': '1e13 以上',
  'as the law has it': '与定律相符',
  'not in {0} as the law has it': '而按定律应为 {0} 的线性函数',
  'too little to tell them apart': '差别太小，无法分辨',
  'The slope is {0} (95 %).': '斜率为 {0}（95 %）。',
  'The exact answers prefer {0}.': '精确值更支持 {0}。',
  'less than {0}': '小于 {0}',
  'too uncertain to tell it from {0}': '误差太大，无法与 {0} 区分',
  'more than {0}': '大于 {0}',
  'Where {0} ≤ {1}, {2} spreads by {3} ± {4}, {5}; the departure beyond: {6}':
    '在 {0} ≤ {1} 处，{2} 的变动为 {3} ± {4}，{5}；在此之外的偏离：{6}',
  'no exact answer is known for {0}.': '{0} 没有已知的精确值。',
  'the exact answers': '精确值',
  '{0} agrees with {1}: {2}.': '{0} 与{1}一致：{2}。',
  '{0} does not agree with {1}: {2}.': '{0} 与{1}不一致：{2}。',
  'χ² = {0} at {1} points, probability {2}, at most {3} % apart':
    '{1} 个点的 χ² = {0}，概率 {2}，最多相差 {3} %',
  'too few finished points to say anything.': '已完成的点太少，无法得出结论。',
  'Points that are a bound only, shown and left out of the fit: {0}.':
    '仅为界限的点（已画出，不参与拟合）：{0} 个。',
  'Points that are too rough for the fit, and left out of it: {0}.':
    '过于粗略而不参与拟合的点：{0} 个。',
  'Not all particles have escaped, and how long this rule takes to settle is known from curvatures alone: the time may be off by more than its interval.':
    '并非所有粒子都已逃逸，而这一更新规则的稳定时间只由曲率估计：所得时间的偏差可能超出其区间。',

  // The figures.
  Momentum: '动量法',
  'SGD, Momentum, Adam: ln τ against 1/k or 1/√k': 'SGD、动量法、Adam：ln τ 与 1/k 或 1/√k 的关系',
  'SGD, Momentum, Adam: ln τ against B or √B': 'SGD、动量法、Adam：ln τ 与 B 或 √B 的关系',
  'ln τ without its prefactor': '除去前因子的 ln τ',
  'piecewise quadratic': '分段二次',
  'sharp and flat': '尖锐与平坦',
  'SGD, {0}: −ln γ against 1/k': 'SGD，{0}：−ln γ 与 1/k 的关系',
  'SGD, {0}: −ln γ against B': 'SGD，{0}：−ln γ 与 B 的关系',
  'SGD, {0}: −ln γ against 1/η': 'SGD，{0}：−ln γ 与 1/η 的关系',
  'SGD, phase retrieval, real minibatches: −ln γ against B':
    'SGD，相位恢复，真实小批量：−ln γ 与 B 的关系',
  'SGD, phase retrieval, real minibatches: −ln γ against 1/η':
    'SGD，相位恢复，真实小批量：−ln γ 与 1/η 的关系',
  'SGD, piecewise quadratic: the mean escape time at fixed B/η':
    'SGD，分段二次：B/η 固定时的平均逃逸时间',
  'SGD, piecewise quadratic: −ln γ against B/η, by B and by η':
    'SGD，分段二次：−ln γ 与 B/η 的关系，分别改变 B 与 η',
  'Saddle: mean square along the unstable direction against t':
    '鞍点：沿不稳定方向的均方位移与 t 的关系',
  '⟨x²⟩ along the unstable direction': '沿不稳定方向的 ⟨x²⟩',
  'Long valley: early mean squares, across and along, against the curvature across':
    '长谷：早期横向与纵向均方位移与横向曲率的关系',
  'SGD, across': 'SGD 横向',
  'SGD, along': 'SGD 纵向',
  'SGLD, across': 'SGLD 横向',
  'SGLD, along': 'SGLD 纵向',
  'curvature across the valley h₁': '横跨山谷的曲率 h₁',
  'mean square of the displacement': '均方位移',
  'Sharp and flat: the share of the sharp well against the ratio of curvatures':
    '尖锐与平坦：尖锐势阱所占比例与曲率之比的关系',
  'share of the sharp well': '尖锐势阱所占比例',
  'White noise, (x² − 1)²: γ against k': '白噪声，(x² − 1)²：γ 与 k 的关系',
  'White noise, (x² − 1)²: −ln γ against 1/T': '白噪声，(x² − 1)²：−ln γ 与 1/T 的关系',

  // What is wrong with a sweep or with its results.
  'vary: {0} is not a number of this experiment; "noise.batchSize" or "landscape.sharpness" would be one.':
    'vary：{0} 不是此实验中的数值；例如可以是"noise.batchSize"或"landscape.sharpness"。',
  'experiment.until.steps is missing: {0} is measured after so many steps.':
    '缺少 experiment.until.steps：{0} 要在走过这么多步之后测量。',
  'vary: {0}': 'vary：{0}',
  'experiment: {0}': 'experiment：{0}',
  'another sweep, {0}, or the same with other numbers': '另一个扫描（{0}），或数值不同的同一扫描',
  'without a name': '无名称',
  'this sweep with --quick': '以 --quick 运行的这个扫描',
  'this sweep without --quick': '不带 --quick 运行的这个扫描',
  'this sweep by version {0}': '版本 {0} 算出的这个扫描',
  'this sweep computed by {0}, {1}; this is {2}, {3}':
    '由 {0}（{1}）算出的这个扫描，而现在是 {2}（{3}）',
  'This is no sweep: a sweep is a JSON object with a name and an experiment.':
    '这不是扫描：扫描是一个带有名称和实验的 JSON 对象。',
  'This is the fit of a sweep, which cannot be drawn by itself; open the table.json beside it.':
    '这是某个扫描的拟合结果，不能单独画图；请打开它旁边的 table.json。',
  '{0}.point is {1}, but the sweep has {2} points, from 0; it belongs to another sweep.':
    '{0}.point 为 {1}，而此扫描只有 {2} 个点（从 0 数起）；它属于另一个扫描。',
  '{0}.point: point {1} is there twice; remove one.': '{0}.point：点 {1} 出现了两次；请删除一个。',
  '{0} is not point {1} of this sweep: its series, varied values or seed are others; it belongs to another sweep.':
    '{0} 不是此扫描的点 {1}：系列、所变的值或随机种子不同；它属于另一个扫描。',
  '{0} must be a number; got {1}.': '{0} 必须是数；现为 {1}。',
  '{0} must be a whole number, at least 0; got {1}.': '{0} 必须是不小于 0 的整数；现为 {1}。',
  '{0} must be a text.': '{0} 必须是文本。',
  '{0} must be true or false.': '{0} 必须是 true 或 false。',
  '{0} must be an interval [low, high].': '{0} 必须是区间 [low, high]。',
  '{0} must be two numbers [x, y].': '{0} 必须是两个数 [x, y]。',
  '{0} must be a list.': '{0} 必须是列表。',
  '{0} must be "stop" or "restart".': '{0} 必须是"stop"或"restart"。',
  '{0} must be "escapement".': '{0} 必须是"escapement"。',
  '{0} must be "webgpu" or "cpu".': '{0} 必须是"webgpu"或"cpu"。',
  '{0} must be a date (ISO 8601).': '{0} 必须是日期（ISO 8601）。',
  'the file': '文件',
  'the sweep': '扫描',
  'steps of single particles': '单个粒子的总步数',
  '{0} is empty.': '{0} 为空。',
  '{0} must be the path of a number of the experiment, such as "noise.batchSize"; got {1}.':
    '{0} 必须是实验中某个数值的路径，例如"noise.batchSize"；现为 {1}。',
  '{0} must be a list of {1}.': '{0} 必须是{1}的列表。',
  '{0} must hold {1} to {2} {3}.': '{0} 必须含有 {1} 到 {2} 个{3}。',
  'fields that follow': '随之变化的字段',
  numbers: '数',
  points: '点数',
  functions: '函数',
  place: '位置',
  places: '位置',
  fields: '字段',
  '{0} must be "linear" or "logarithmic".': '{0} 必须是"linear"或"logarithmic"。',
  '{0}: a logarithmic range must not hold 0.': '{0}：对数范围不能含有 0。',
  '{0} must be {1}one of line, better-line, constant, agreement; got {2}.':
    '{0} 必须是{1} line、better-line、constant、agreement 之一；现为 {2}。',
  '{0} must be 1, the version of the sweep format.': '{0} 必须是 1，即扫描格式的版本。',
  '{0} must be lower-case words joined by "-"; got {1}.':
    '{0} 必须是以"-"相连的小写单词；现为 {1}。',
  '{0} must be an experiment, an object.': '{0} 必须是实验，即一个对象。',
  '{0} must be an object of fields.': '{0} 必须是由字段组成的对象。',
  '{0} must be one of escape, occupancy, displacement.':
    '{0} 必须是 escape、occupancy、displacement 之一。',
  '{0}: {1} does not belong into a sweep, whose precision, budget and seed say how a point is run; remove it.':
    '{0}：{1} 不属于扫描；每个点如何运行由扫描的精度、预算和随机种子决定；请删除它。',
  'vary.1.field: {0} is varied twice.': 'vary.1.field：{0} 被改变了两次。',
  'vary makes {0} points; at most {1} are allowed.': 'vary 产生 {0} 个点；至多允许 {1} 个。',
  'series: two of them are called "{0}".': 'series：有两个系列都叫"{0}"。',
  'figure.claim.expected must hold the place of a candidate, 0 to {0}, for each of the {1} series; got {2}.':
    'figure.claim.expected 必须为 {1} 个系列各给出一个候选函数的位置，0 到 {0}；现为 {2}。',
  '{0} is not a field of a sweep; remove it or check its spelling.':
    '{0} 不是扫描的字段；请删除它或检查拼写。',
  '{0} must be a formula in {1}; got {2}.': '{0} 必须是关于 {1} 的公式；现为 {2}。',

  // The gallery.
  '{0} landscapes, bright where the loss is low.': '{0} 种损失地形，损失低处明亮。',
  'Small circles are minima, crosses saddles; particles start in the large circle and have escaped where the map is hatched.':
    '小圆圈为极小值，叉号为鞍点；粒子从大圆圈内出发，到达阴影线区域即为逃逸。',
  'Map of {0}': '{0}的地图',
  'No picture: {0}': '没有图片：{0}',
  'the Worker that computes pictures did not start': '计算图片的后台线程（Worker）未能启动',
  'Back to the laboratory': '回到实验室',
  'Open in the laboratory': '在实验室中打开',
  where: '其中',
} as const;
