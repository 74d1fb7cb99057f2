/** What stands beside measured numbers wherever they are shown, in Simplified Chinese. */
export const FACES: Readonly<Record<string, string>> = {
  '{0} {1} steps · {2} escapes': '{0} {1} 步 · {2} 次逃逸',
  '{0} escapes · a lower bound, with 97.5 % confidence': '{0} 次逃逸 · 下界，置信度 97.5 %',
  'How long the shares take is known when escapes have been timed.':
    '测得逃逸时间之后，才知道各份额需要多久。',
  'One of these numbers cannot be computed yet.': '其中有一个数尚无法计算。',
  '{0} must be "waiting", "settling" or "measured".':
    '{0} 必须是 "waiting"、"settling" 或 "measured"。',
  'Since t = {0} none has escaped yet.': '自 t = {0} 起尚无逃逸。',
  'The experiment has changed.': '实验已经改变。',
};
