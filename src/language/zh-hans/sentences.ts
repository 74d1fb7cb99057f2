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
  '{0} must hold 1 to {1} names; got {2}.': '{0} 必须有 1 到 {1} 个名称；现有 {2} 个。',
  '{0} must hold names of letters, digits and _; got {1}.':
    '{0} 中的名称必须由字母、数字和 _ 组成；现为 {1}。',
  '{0} must not hold "{1}": that is a coordinate of θ.': '{0} 不能含有"{1}"：那是 θ 的坐标。',
  '{0} holds "{1}" twice.': '{0} 中"{1}"出现了两次。',
  '{0} must hold 1 to {1} rows; got {2}.': '{0} 必须有 1 到 {1} 行；现有 {2} 行。',
  '{0}.{1} must be a list of {2} numbers, one for each column.':
    '{0}.{1} 必须是 {2} 个数的列表，每列一个。',
  '{0}.{1}.{2} must be a finite number; got {3}.': '{0}.{1}.{2} 必须是有限数；现为 {3}。',
  'noise.c11, c12 and c22 must make a covariance, positive semi-definite all over the domain; at ({0}) the matrix is [[{1}, {2}], [{3}, {4}]].':
    'C₁₁、C₁₂ 和 C₂₂ 必须构成协方差，在整个区域内半正定；在 ({0}) 处矩阵为 [[{1}, {2}], [{3}, {4}]]。',
  'Steps overshoot at the minimum: learning rate times curvature is ηH = {0}, above {1}, so particles bounce out of it and may diverge. Below η = {2} they stay.':
    '步长在极小值处过冲：学习率乘曲率 ηH = {0}，大于 {1}，粒子会被弹出并可能发散。η 小于 {2} 时粒子会留在阱内。',
  'The noise of one step ({0}) is below {1} units in the last place of a position ({2}): round-off heats the ensemble. Raise η, or the noise.':
    '单步噪声（{0}）小于位置的 {1} 个最末位单位（{2}）：舍入误差会加热系综。请增大 η 或噪声。',
  'A condition may compare two values only: a < b, not a < b < c.':
    '条件只能比较两个值：a < b，而不是 a < b < c。',
  'The formula must be one expression without "=", for example x^2 + y^2.':
    '公式必须是一个不含"="的表达式，例如 x^2 + y^2。',
  'The formula must be one expression, without ";" or line breaks.':
    '公式必须是一个表达式，不含";"或换行。',
  'The formula must be a single number, not a list in brackets.':
    '公式必须给出一个数，而不是方括号中的列表。',
  'The formula may hold numbers, names, + - * / ^, parentheses, functions and conditionals c ? a : b only.':
    '公式只能含有数、名称、+ - * / ^、括号、函数和条件式 c ? a : b。',
  'The formula holds a number that is not finite.': '公式中有一个数不是有限数。',
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
  'The formula calls "{0}", which is not one of the functions {1}.':
    '公式调用了"{0}"，它不属于函数 {1}。',
  'The function {0} takes {1}, not {2}.': '函数 {0} 需要{1}，而不是 {2} 个。',
  'one argument': '一个自变量',
  'two arguments': '两个自变量',
  'The formula is empty.': '公式为空。',
  'The formula has {0} characters; at most {1} are allowed.':
    '公式有 {0} 个字符；至多允许 {1} 个。',
  'The formula cannot be read.': '无法读懂公式。',
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
  'A formula has no {0}.': '公式中不能有 {0}。',
} as const;
