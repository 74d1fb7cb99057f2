/** What people type and drop: formulas and tables. */
export const TYPED = {
  'The formula calls "{0}", which is not one of the functions {1}; for a product write {2}*(…).':
    '公式调用了"{0}"，它不属于函数 {1}；若为乘积请写 {2}*(…)。',
  'The formula calls "{0}", which is no function here; write {1} instead.':
    '公式调用了"{0}"，这里没有这个函数；请改写为 {1}。',
  'The formula names "{0}"; write {1} instead.': '公式中有"{0}"；请改写为 {1}。',
  'log(x), which is natural, or log10(x)': 'log(x)（自然对数）或 log10(x)',
  'Here “{0}” is a column or a parameter, so “{1}(…)” is a product; to call the function, rename that.':
    '这里“{0}”是数据列或参数，因此“{1}(…)”是乘积；若要调用函数，请给它改名。',
  '“{0}” is read from left to right, as “{1}”; if all that follows the stroke belongs below it, write “{2}”.':
    '“{0}”按从左到右读作“{1}”；若斜线之后的全部都在分母中，请写“{2}”。',
  'two numbers stand side by side; join them or write *': '两个数并排；请连成一个数或写 *',
  'a comma stands between the arguments of a function only; write decimals with a point':
    '逗号只能用来分隔函数的自变量；小数请用小数点',
  'write a higher root as a power, as in x^(1/4)': '更高次的根请写成幂，如 x^(1/4)',
  'for cases write x < 0 ? a : b': '分段函数请写 x < 0 ? a : b',
  'write a mixed number with a point, as in 2.5, or as a sum': '带分数请用小数点，如 2.5，或写成和',
  'write a power as x^2': '幂请写成 x^2',
  'for the first coordinate write x; allowed are {0}': '若为第一个坐标请写 x；允许的有 {0}',
  'for the second coordinate write y; allowed are {0}': '若为第二个坐标请写 y；允许的有 {0}',
  'for a power write x^2, for the second coordinate y; allowed are {0}':
    '若为幂请写 x^2，若为第二个坐标请写 y；允许的有 {0}',
  'for a power write {0}^{1}; allowed are {2}': '若为幂请写 {0}^{1}；允许的有 {2}',
  '“\\{0}” has no meaning here': '“\\{0}”在这里没有含义',
  '{0}; write {1}': '{0}；请写 {1}',
  'write the power of a function behind its argument, as in sin(x)^(-1), and an inverse as asin(x)':
    '函数的幂请写在自变量之后，如 sin(x)^(-1)；反函数请写成 asin(x)',
  '“{0}” is read as a product, “{1}*{2}”; if it is a power, write “{3}^{4}”.':
    '“{0}”读作乘积“{1}*{2}”；若为幂，请写“{3}^{4}”。',
  '“{0}” is a root of “{1}” alone; what else stands under the root needs parentheses, as in √(x + 1).':
    '“{0}”只是“{1}”的根；若根号下还有别的，请加括号，如 √(x + 1)。',
  '“{0},{1}” has two meanings; write {2} or {3}': '“{0},{1}”有两种含义；请写 {2} 或 {3}',
  '{0} must name the columns, as in ["a", "b"]: there are none.':
    '{0} 必须写列名，如 ["a", "b"]：现在没有。',
  '{0} must name the columns, as in ["a", "b"]: {1}.': '{0} 必须写列名，如 ["a", "b"]：{1}。',
  '{0} is no text': '{0} 不是文字',
  '{0}.{1}.{2} is {3}, which {4}.': '{0}.{1}.{2} 为 {3}，{4}。',
  '{0}, holds {1}, which {2}.': '{0}为 {1}，{2}。',
  'is outside the range of single precision (±3.4e38)': '超出单精度的范围（±3.4e38）',
  '{0}, holds "{1}", which has two meanings; write {2} if the comma groups thousands, {3} if it is a decimal one.':
    '{0}为"{1}"，它有两种含义；若逗号是千位分隔，请写 {2}，若是小数点，请写 {3}。',
  '{0}, holds "{1}"; write it without groups, as in {2}.': '{0}为"{1}"；请不要分组，写成 {2}。',
  '{0}, holds {1}, which is not a number; write one there, or leave the line out.':
    '{0}为 {1}，它不是数；请填入数，或删去这一行。',
  'Line {0} begins with “{1}”: this is no table of comma-separated values, whose first line names the columns, as in a,b,c.':
    '第 {0} 行以“{1}”开头：这不是逗号分隔的表格；表格的首行要写列名，如 a,b,c。',
  'The file is no text, but a spreadsheet, an archive or an array; save it as CSV.':
    '这个文件不是文本，而是电子表格、压缩包或数组；请另存为 CSV。',
  'The file is neither UTF-8 nor UTF-16; save it again as UTF-8, which spreadsheets call “CSV UTF-8”.':
    '这个文件既不是 UTF-8 也不是 UTF-16；请重新保存为 UTF-8，电子表格中称为“CSV UTF-8”。',
  '{0}; call it {1}': '{0}；可叫 {1}',
  '"{0}" is taken by a coordinate of θ; call it {1}': '"{0}"已是 θ 的坐标名；可叫 {1}',
  '"{0}" is taken by a function; call it {1}': '"{0}"已是函数名；可叫 {1}',
  'The formula holds a constant part ({0}) whose value is not a finite number.':
    '公式中有一个常数部分（{0}）的值不是有限数。',
  'The constant {0} is outside the range of single precision.': '常数 {0} 超出单精度的范围。',
} as const;
