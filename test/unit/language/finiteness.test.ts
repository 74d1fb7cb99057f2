import { afterAll, beforeAll, expect, it } from 'vitest';
import { say, setLanguage } from '../../../src/language/language.ts';

beforeAll(() => setLanguage('zh-Hans'));
afterAll(() => setLanguage('en'));

it.each([
  [
    '√(x + 1.5) has no value at x = −1.6, which particles reach: those that do are lost without having escaped, and a mean escape time is then the time at risk per escape.',
    '√(x + 1.5) 在 x = −1.6 处没有值，而粒子会到达那里：到达的粒子未逃逸即丢失，此时平均逃逸时间是每次逃逸的风险时间。',
  ],
  [
    '√(x² + y²) has no derivative at x = 0, y = 0, where particles start: start elsewhere, or change the formula.',
    '√(x² + y²) 在 x = 0, y = 0 处没有导数，而粒子正从那里出发：请换起点或修改公式。',
  ],
  [
    'exp(−20x) exceeds the range of single precision at x = −4.6, which particles reach: those that do are lost without having escaped, and times are not those of the loss. Type it so that nothing in it grows beyond 3.4e38.',
    'exp(−20x) 在 x = −4.6 处超出单精度的范围，而粒子会到达那里：到达的粒子未逃逸即丢失，所得时间也不是该损失的时间。请改写公式，使其中没有任何部分超过 3.4e38。',
  ],
  [
    'the loss falls to −∞ at x = 0, which particles reach: what becomes of them there depends on the length of the steps alone.',
    '损失在 x = 0 处降到 −∞，而粒子会到达那里：它们在那里的去向只取决于步长。',
  ],
  [
    '334 of 500 particles diverged: each counts as not yet escaped until then, and not at all afterwards; √(x + 1.5) has no value at x = −1.6, and no learning rate keeps them from there.',
    '500 个粒子中有 334 个发散：每个粒子在发散前计为尚未逃逸，之后不再计入；√(x + 1.5) 在 x = −1.6 处没有值，任何学习率都不能使粒子不到那里。',
  ],
  [
    'All particles have diverged: √(b·y) has no value at y = −0.5 (row 1 of the data), and no learning rate keeps them from there.',
    '全部粒子已发散：√(b·y) 在 y = −0.5 处没有值（数据第 1 行），任何学习率都不能使粒子不到那里。',
  ],
  [
    'Most particles have diverged: the loss falls without end beyond the domain, and no learning rate keeps them.',
    '大多数粒子已发散：损失在区域之外不断下降，任何学习率都留不住它们。',
  ],
])('says in Chinese: %s', (english, chinese) => {
  expect(say(english)).toBe(chinese);
});
