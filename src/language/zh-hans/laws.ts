/** What laws may be used for, and what is to be known of steps and noise. */
export const LAWS = {
  'power of the loss': '损失的幂',
  'Strength of thermal noise, in units of the loss; T = ησ²/2B for gradient noise of variance σ². Steps are −ηg + √(2ηT)·z: T = σ²/2 where noise is written σ dW, and SGLD after Welling and Teh has η = ε/2, T = 1.':
    '热噪声的强度，单位与损失相同；方差为 σ² 的梯度噪声对应 T = ησ²/2B。一步为 −ηg + √(2ηT)·z：噪声写作 σ dW 时 T = σ²/2；Welling 与 Teh 的 SGLD 取 η = ε/2、T = 1。',
  'The noise is too weak for an escape time that a number can hold here.':
    '噪声太弱，逃逸时间超出这里的数所能表示的范围。',
  'The escape time is of the order of e^{0}: beyond reach, and beyond what a number can hold here.':
    '逃逸时间的量级为 e^{0}：无法达到，也超出了这里的数所能表示的范围。',
  'Within √(D/|H|) = {0} of {1}, as far as the noise reaches there, the loss is no parabola: taking it for one is off by a factor of {2}, and so would the law be.':
    '在{1}周围 √(D/|H|) = {0} 之内，即噪声所及之处，损失不是抛物线：把它当作抛物线会差 {2} 倍，定律也会差这么多。',
  'The friction is weak, γS/T = {0} lost in a round: between Kramers’ two regimes the law is known for a straight way out alone, and this one is not.':
    '摩擦很弱，每一周损失 γS/T = {0}：在 Kramers 的两个区间之间，只有出路为直线时定律才是已知的，而这里不是。',
  'Across the way out there is {0} times the noise that there is along it, by the curvatures of the minimum; the law is for as much or less.':
    '按极小点的曲率，横向的噪声是出路方向的 {0} 倍；该定律只适用于横向噪声不大于沿出路方向的情形。',
  'The border of the escape region lies at such an angle across the saddle that no law says how long it takes to get there.':
    '逃逸区域的边界以过大的倾角穿过鞍点，没有定律给出到达那里的时间。',
  'a border at an angle across the saddle b': '斜穿鞍点 b 的边界',
  'The noise depends on θ and is that of the place where a step begins: exact answers and laws are in the sense of Itô.':
    '噪声依赖于 θ，取自每一步起点处：精确答案与定律都是 Itô 意义下的。',
  'At γη = {0} the splitting of underdamped motion moves particles {1} times too fast, (γη/2)·coth(γη/2): escapes come about so many times sooner than in continuous time, which the laws are about. Below η = {2} it is less than 4 %.':
    '在 γη = {0} 时，欠阻尼运动的分裂格式使粒子移动快了 {1} 倍，即 (γη/2)·coth(γη/2)：逃逸比连续时间（定律所针对的情形）大约早这么多倍。η 低于 {2} 时偏差小于 4 %。',
  '{0}: it is {1} off, {2}.': '{0}：偏差 {1}，{2}。',
  '{0}, {1}: it is {2} off, {3}.': '{0}（{1}）：偏差 {2}，{3}。',
} as const;
