import type { Catalogue } from '../catalogue.ts';

/** What the exact solvers say where they have no answer, losses that are not finite among them. */
export const SOLVER: Catalogue = {
  'The loss or its noise has no finite value near x = {0}, within reach of the particles: one that gets there has not escaped.':
    '损失或其噪声在 x = {0} 附近没有有限值，而粒子能到达那里：到达那里的粒子并未逃逸。',
  'The loss or its noise has no finite value near ({0}, {1}), which particles reach: one that gets there has not escaped.':
    '损失或其噪声在 ({0}, {1}) 附近没有有限值，而粒子会到达那里：到达那里的粒子并未逃逸。',
  'The loss or its noise has no finite value at the start, x = {0}: no step leads from there.':
    '损失或其噪声在起点 x = {0} 处没有有限值：从那里走不出一步。',
  'The gradient has no value at the start ({0}, {1}): no step leads from there. Start beside it.':
    '梯度在起点 ({0}, {1}) 处没有值：从那里走不出一步。请从旁边出发。',
  'Steps of the chain lead to where its grid does not reach, where the loss has no value, or where the noise vanishes in some direction: it has no answer in the plane.':
    '离散链的步会到达网格之外、损失没有值之处，或噪声在某个方向上消失之处：平面上没有答案。',
  'Steps lead so far out that the grid of the discrete chain would have to reach too far to see single ones.':
    '步会走得太远：离散链的网格须伸展得过远，以致看不清单步。',
  'No answer from the {0}: its error is as large as its answer.':
    '{0}没有答案：其误差与答案一样大。',
};
