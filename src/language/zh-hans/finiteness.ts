/** A loss that is not finite: where, who gets there, and what keeps particles from diverging. */
export const FINITENESS = {
  'the loss': '损失',
  'the covariance of the noise': '噪声的协方差',
  '{0} has no value at {1}': '{0} 在 {1} 处没有值',
  '{0} is infinite at {1}': '{0} 在 {1} 处为无穷大',
  '{0} has no value in single precision at {1}': '{0} 在 {1} 处以单精度计算没有值',
  '{0} exceeds the range of single precision at {1}': '{0} 在 {1} 处超出单精度的范围',
  '{0} has no derivative at {1}': '{0} 在 {1} 处没有导数',
  '{0} has an infinite derivative at {1}': '{0} 在 {1} 处导数为无穷大',
  '{0} has no derivative in single precision at {1}': '{0} 在 {1} 处以单精度计算没有导数',
  '{0} has a derivative beyond the range of single precision at {1}':
    '{0} 在 {1} 处的导数超出单精度的范围',
  '{0} has no second derivative at {1}': '{0} 在 {1} 处没有二阶导数',
  '{0} has an infinite second derivative at {1}': '{0} 在 {1} 处二阶导数为无穷大',
  '{0} has no second derivative in single precision at {1}':
    '{0} 在 {1} 处以单精度计算没有二阶导数',
  '{0} has a second derivative beyond the range of single precision at {1}':
    '{0} 在 {1} 处的二阶导数超出单精度的范围',
  'the loss falls to −∞ at {0}': '损失在 {0} 处降到 −∞',
  '{0} (row {1} of the data)': '{0}（数据第 {1} 行）',
  '{0}, where particles start: start elsewhere, or change the formula.':
    '{0}，而粒子正从那里出发：请换起点或修改公式。',
  '{0}, which particles reach: those that do are lost without having escaped, and a mean escape time is then the time at risk per escape.':
    '{0}，而粒子会到达那里：到达的粒子未逃逸即丢失，此时平均逃逸时间是每次逃逸的风险时间。',
  '{0}, which particles reach: those that do are lost without having escaped, and times are not those of the loss. Type it so that nothing in it grows beyond 3.4e38.':
    '{0}，而粒子会到达那里：到达的粒子未逃逸即丢失，所得时间也不是该损失的时间。请改写公式，使其中没有任何部分超过 3.4e38。',
  '{0}, which particles reach: what becomes of them there depends on the length of the steps alone.':
    '{0}，而粒子会到达那里：它们在那里的去向只取决于步长。',
  '{0}: {1}; a covariance needs values all over the domain.':
    '{0}：{1}；协方差在整个区域内都要有值。',
  '{0}, and no learning rate keeps them from there': '{0}，任何学习率都不能使粒子不到那里',
  'jumps of heavy-tailed noise carry them out, and a smaller learning rate makes such jumps rarer without excluding them':
    '重尾噪声的跳跃把它们带出去，减小学习率会使这种跳跃更少，但不能排除',
  'the loss falls without end beyond the domain, and no learning rate keeps them':
    '损失在区域之外不断下降，任何学习率都留不住它们',
  'a smaller learning rate keeps them': '减小学习率可留住它们',
  '{0} of {1} particles diverged: each counts as not yet escaped until then, and not at all afterwards; {2}.':
    '{1} 个粒子中有 {0} 个发散：每个粒子在发散前计为尚未逃逸，之后不再计入；{2}。',
  '{0} of {1} particles diverged: the time and the escapes of each count until then, and nothing afterwards; {2}.':
    '{1} 个粒子中有 {0} 个发散：每个粒子的时间和逃逸计到发散为止，之后不再计入；{2}。',
  '{0} of {1} particles diverged: one that had escaped before keeps its escape, any other counts as not yet escaped until then, and not at all afterwards; {2}.':
    '{1} 个粒子中有 {0} 个发散：此前已逃逸的仍计其逃逸，其余的在发散前计为尚未逃逸，之后不再计入；{2}。',
  '{0} of {1} particles diverged and are left out: the others are not what they would be with them; {2}.':
    '{1} 个粒子中有 {0} 个发散而未计入：其余粒子与包含它们时并不相同；{2}。',
  '{0} particles have diverged: {1}.': '{0}粒子已发散：{1}。',
} as const;
