/** The lecture: scenes, captions, evidence, presenting. */
export const LECTURE = {
  // The scenes.
  'Gradient descent stops where it lands': '梯度下降落在哪里，就停在哪里',
  'Every particle follows the full gradient, and nothing else. Whoever starts left of the ridge ends in the sharp minimum, whoever starts right of it in the flat one: the basin decides, not the quality. On the ridge itself everybody walks onto the saddle, where the gradient is zero, and stays for good.':
    '每个粒子只跟随完整的梯度。从山脊左侧出发的落入尖锐极小值，从右侧出发的落入平坦极小值：起作用的是吸引域，而不是极小值的好坏。恰在山脊上的粒子全都走到鞍点，那里梯度为零，于是永远停下。',
  'Watch the cloud shrink to two points on the left, and to a single one, the saddle, on the right.':
    '看左图的云缩成两点，右图的云缩成一点，即鞍点。',
  'a cloud of starts': '一片起点',
  'starts on the ridge': '山脊上的起点',
  'Noise leaves saddles': '噪声使粒子离开鞍点',
  'Four optimizers start on the same ridge with the same random numbers. Gradient descent comes to rest on the saddle. Any noise, however weak, is amplified there: the mean square of SGD along the unstable direction grows as e²ʰᵗ, so that the time to leave grows only with the logarithm of how weak the noise is.':
    '四种优化器从同一山脊出发，使用同样的随机数。梯度下降停在鞍点上。噪声再弱，也会在那里被放大：SGD 沿不稳定方向的均方位移按 e²ʰᵗ 增长，所以噪声减弱时，离开所需的时间只按对数增加。',
  'All slide down to the centre; then three of the four clouds split to the left and to the right.':
    '四片云都滑向中心，随后其中三片向左右分开。',
  'gradient descent': '梯度下降',
  'SGD, bare saddle': 'SGD，单独的鞍点',
  'Momentum, bare saddle': '动量法，单独的鞍点',
  'Kramers’ problem': '克拉默斯问题',
  'In 1940 Kramers asked two things of a particle in a well: how long until heat carries it over the barrier, and where many such particles end up. Everybody starts in a₁, the shallower well. The cloud leaks over b into a₂; in the end the depths decide, and the way no longer matters.':
    '1940 年，克拉默斯（Kramers）对势阱中的粒子提了两个问题：热运动要多久才能把它带过势垒？许多这样的粒子最终在哪里？所有粒子从较浅的势阱 a₁ 出发，云经过 b 渗入 a₂；最终起决定作用的是深度，路径已无关紧要。',
  'Follow the thin stream over the saddle b, and the shares of the wells until they no longer change.':
    '看越过鞍点 b 的细流，并跟踪两个势阱的占比，直到不再变化。',
  'white noise, T = {0}': '白噪声，T = {0}',
  'The cloud is a probability density': '粒子云就是概率密度',
  'Left, thousands of particles; in the middle, one equation without any particle: the Fokker–Planck equation for their density. On the right, the difference in units of its sampling noise: mere speckle, if both are the same. The arrows are the probability current. Whoever arrives begins anew, and so the current never dries up.':
    '左图是成千上万个粒子；中图没有粒子，只有关于密度的福克–普朗克方程；右图是两者之差，以抽样噪声为单位：若两者相同，就只剩随机斑点。箭头是概率流。到达者从头再来，所以流永不枯竭。',
  'Compare left and middle, then search the right for any pattern: there must be none.':
    '比较左图和中图，再在右图中寻找图案：应当什么也没有。',
  'the particles': '粒子',
  'the difference': '差',
  'Sharp against flat': '尖锐对平坦',
  'Two wells, equally deep, one four times as sharp. Thermal noise prefers the wide one mildly: make the well k times sharper and the escape time falls as 1/k. The noise of SGD grows with the curvature, so that the time falls exponentially: ln τ is a straight line in 1/k. Hence the greater crowd in the flat minimum.':
    '两个势阱一样深，一个的尖锐度是另一个的四倍。热噪声只略微偏爱较宽的：尖锐度变为 k 倍，逃逸时间只变为 1/k。SGD 的噪声随曲率增长，时间按指数减小：ln τ 对 1/k 是一条直线。于是更多粒子聚集在平坦极小值。',
  'Both clouds start in the sharp well on the left; compare how fast, and how completely, they move to the right.':
    '两片云都从左侧的尖锐势阱出发；比较它们向右移动得多快、多彻底。',
  'Batch size and learning rate': '批大小与学习率',
  'A larger batch averages the noise away, a larger learning rate amplifies it: the exponent of the escape time is proportional to B/η. Left and middle differ in B and behave differently; left and right differ in both, at the same B/η, and escape alike. Only steps as long as the well is wide break the rule.':
    '批越大，噪声越被平均掉；学习率越大，噪声越被放大：逃逸时间的指数正比于 B/η。左图与中图的 B 不同，行为也不同；左图与右图两者都不同，但 B/η 相同，逃逸也相同。只有步长与阱宽相当时，这条规律才失效。',
  'Compare how fast the three clouds thin out: the outer two go together.':
    '比较三片云变稀的快慢：两侧的两片同步。',
  'Large batches get stuck': '大批量会被困住',
  'The same learning rate, three batch sizes. The small batch leaves; eight times the batch multiplies the exponent by eight, and the cloud stays for longer than anybody will wait. The fourth panel repairs the largest batch as Krizhevsky did: η grows with B, and the noise is back.':
    '学习率相同，批大小有三种。小批量逃了出去；批大到八倍，指数也大到八倍，云停留的时间比任何人愿意等的都长。第四幅图照 Krizhevsky 的办法挽救最大的批量：η 随 B 增大，噪声又回来了。',
  'Compare the survivors: two curves fall, two do not move at all.':
    '比较留在阱中的粒子：两条曲线下降，两条纹丝不动。',
  'Learning happens in a tiny subspace': '学习发生在很小的子空间里',
  'A valley 2500 times stiffer across than along. Thermal noise pushes all directions alike and spreads along the floor. The noise of SGD is as strong as the curvature: it shakes particles across and leaves them where they are along. Only after a time of 1/h₂ do both directions become equally wide.':
    '一条山谷，横向的曲率是纵向的 2500 倍。热噪声对各方向一视同仁，云沿谷底散开。SGD 的噪声与曲率一样强：它横向摇动粒子，纵向却几乎不动。只有经过 1/h₂ 那么长的时间，两个方向才变得一样宽。',
  'The left cloud grows into a long stripe, the right one into a short line that stands upright.':
    '左边的云长成一条长带，右边的云成为一条竖立的短线。',
  'Momentum and Adam': '动量法与 Adam',
  'Momentum smooths the noise but keeps its law: ln τ is straight in 1/k, as with SGD, with a similar slope. Adam divides by the root of the squared gradient, and so by the noise itself: its ln τ is straight in 1/√k only. In sharp minima Adam therefore stays longer than SGD does.':
    '动量法使噪声平滑，却不改变规律：ln τ 对 1/k 是直线，与 SGD 一样，斜率相近。Adam 除以梯度平方的均值之根，也就是除以噪声本身：它的 ln τ 只对 1/√k 是直线。因此在尖锐极小值中，Adam 比 SGD 停留得更久。',
  'Three clouds in the same sharp well: see who gets over the barrier, and how often.':
    '三片云在同一个尖锐势阱中：看谁能越过势垒，有多频繁。',
  'Real gradient noise': '真实的梯度噪声',
  'Two models of two weights, trained on 4096 rows, a few rows a step. At the minimum the covariance of the gradient is proportional to the Hessian, element by element, as the theory wants. On the way out it is not: left, it grows, and particles leave far earlier than predicted; right, it dies at the saddle, and nobody leaves.':
    '两个双权重模型，4096 行数据，每步只用几行。在极小值处，梯度的协方差逐元素正比于黑塞矩阵，正如理论所要求。在出路上却不然：左图中噪声增大，粒子比预言早得多就逃走；右图中噪声在鞍点消失，谁也出不去。',
  'Compare the ellipses of noise and curvature at the minimum and at the saddle.':
    '比较极小值处和鞍点处的噪声椭圆与曲率椭圆。',
  'phase retrieval, B = {0}': '相位恢复，B = {0}',
  'means of a mixture, B = 1': '混合模型的均值，B = 1',
  'SGLD samples, SGD selects': 'SGLD 采样，SGD 选择',
  'The left minimum is deeper, the right one flatter. Langevin dynamics ends in Boltzmann’s distribution, which weighs by depth and width: most particles choose the deep one. SGD has no temperature. It leaves what is sharp and rests where the noise is small: most choose the flat one, though it is worse.':
    '左边的极小值更深，右边的更平坦。朗之万动力学趋于玻尔兹曼分布，按深度和宽度权衡：多数粒子选择深的。SGD 没有温度：它离开尖锐处，停在噪声小的地方，大多数选择平坦的，尽管那里损失更大。',
  'Both clouds start in the deep minimum on the left; look where they are when nothing changes any more.':
    '两片云都从左边较深的极小值出发；看它们最终停在哪里。',
  'Where the theory ends': '理论止于何处',
  'No law without limits. The published prefactor is off where the curvatures of well and saddle differ. Steps of the order of the well’s width escape sooner than a diffusion would. And where the curvature vanishes, at the inflection points, so does the noise of SGD: continuous time would wait for ages, real steps jump across.':
    '任何定律都有界限。势阱与鞍点的曲率不同时，文献中的前因子不准。步长与阱宽相当时，逃逸比扩散更快。在拐点处曲率为零，SGD 的噪声也随之消失：连续时间要等上很久，真实的离散步却一跃而过。',
  'Read the table: the measured times agree with the discrete steps, not always with the laws.':
    '看表：测得的时间与离散步的精确值一致，与定律则未必。',
  'prefactor, sharp well': '前因子，尖锐势阱',
  'prefactor, flat well': '前因子，平坦势阱',
  'long steps': '大步长',
  'inflection points': '拐点',
  'noise floor 0.3': '噪声下限 0.3',
  'noise floor 0.03': '噪声下限 0.03',
  'white noise': '白噪声',
  // What is measured of their claims.
  'Positions are being read.': '正在读取位置。',
  'share in the sharp minimum': '尖锐极小值中的占比',
  'share in the flat minimum': '平坦极小值中的占比',
  'share in another minimum': '其他极小值中的占比',
  'share of the starts': '起点中的占比',
  'share of the ridge on the saddle': '山脊粒子停在鞍点的占比',
  'without noise': '无噪声',
  'share that no step moves any more': '不再移动的占比',
  '{0} % stand still; waiting for {1} %.': '{0} % 已静止；等到 {1} %。',
  'Nothing moves any more: {0} are in the flat minimum, {1} % began in its basin; {2} % of the ridge sits on the saddle.':
    '一切都已静止：{0} 在平坦极小值中，起初有 {1} % 在它的吸引域里；山脊上的粒子有 {2} % 停在鞍点。',
  '⟨x²⟩ at a bare saddle, {0}': '单独鞍点处的 ⟨x²⟩，{0}',
  'closed form': '闭式解',
  'share that has left, {0}': '已离开的占比，{0}',
  'mean time to leave, {0}': '平均离开时间，{0}',
  'Of the slowest of the noisy ones {0} % have left; waiting for {1} %.':
    '有噪声的各组中，最慢的一组已有 {0} % 离开；等到 {1} %。',
  'Without noise nobody has left; with it all but {0} % have. ⟨x²⟩ is {1}, the closed form says {2}.':
    '没有噪声，无一离开；有噪声，仅剩 {0} %。⟨x²⟩ 为 {1}，闭式解为 {2}。',
  'Without noise nobody has left; with it all but {0} % have.':
    '没有噪声，无一离开；有噪声，仅剩 {0} %。',
  'mean escape time τ from a₁': '从 a₁ 逃逸的平均时间 τ',
  'share in {0}': '{0} 中的占比',
  Boltzmann: '玻尔兹曼',
  'Waiting for the first escapes and for the exact answer.': '等待最初的逃逸和精确解。',
  'Boltzmann’s shares need white noise and two wells.': '玻尔兹曼占比要求白噪声和两个势阱。',
  'τ is {0} (exact {1}); the shares have settled at t = {2}, now it is {3}.':
    'τ 为 {0}（精确值 {1}）；占比在 t = {2} 时稳定，现在 t = {3}。',
  'τ is {0}, exact {1}; {2} are in a₂, Boltzmann says {3} %.':
    'τ 为 {0}，精确值 {1}；{2} 在 a₂ 中，玻尔兹曼给出 {3} %。',
  'χ² per block of the two densities': '两个密度每块的 χ²',
  'chance alone': '仅由偶然',
  'flux through the saddle, per particle and unit of t': '越过鞍点的通量，每粒子每单位时间 t',
  'The exact densities are being computed.': '正在计算精确密度。',
  'Waiting for {0} escapes: {1} so far.': '等待 {0} 次逃逸：目前 {1} 次。',
  'Chance alone makes the densities differ as much in {0} % of all runs; the flux is {1}, exact {2}.':
    '仅由偶然，{0} % 的运行中两个密度也会有这么大的差别；通量为 {1}，精确值 {2}。',
  'white noise: slope of ln τ against ln k': '白噪声：ln τ 对 ln k 的斜率',
  'SGD: slope of ln τ against 1/k': 'SGD：ln τ 对 1/k 的斜率',
  'white noise: share in the flat minimum': '白噪声：平坦极小值中的占比',
  'SGD: share in the flat minimum': 'SGD：平坦极小值中的占比',
  'SGLD: share in the flat minimum': 'SGLD：平坦极小值中的占比',
  'exact, at rest': '精确，稳态',
  'Waiting for escapes: every ln τ is to be known to {0}.': '等待逃逸：每个 ln τ 须精确到 {0}。',
  'Waiting until more of SGD than of the white noise are in the flat minimum, beyond chance.':
    '等待 SGD 在平坦极小值中的占比超过白噪声，且超出偶然。',
  'White noise: τ goes as k to the power {0}, exact {1}. SGD: ln τ grows by {2} per unit of 1/k, exact {3}, law {4}. {5} of SGD are in the flat minimum, {6} of the white noise.':
    '白噪声：τ 按 k 的 {0} 次幂变化，精确值 {1}。SGD：1/k 每增加 1，ln τ 增加 {2}，精确值 {3}，定律 {4}。平坦极小值中，SGD 有 {5}，白噪声有 {6}。',
  'slope of ln τ against B': 'ln τ 对 B 的斜率',
  'slope of ln τ against 1/η': 'ln τ 对 1/η 的斜率',
  'τ at ηH = {0} over τ at ηH = {1}, same B/η': 'ηH = {0} 与 ηH = {1} 的 τ 之比，B/η 相同',
  'ln τ grows by {0} per unit of B (exact {1}, law {2}) and by {3} per unit of 1/η (exact {4}). At the same B/η long steps make τ {5} times as long.':
    'B 每增加 1，ln τ 增加 {0}（精确值 {1}，定律 {2}）；1/η 每增加 1，ln τ 增加 {3}（精确值 {4}）。B/η 相同时，大步长使 τ 变为 {5} 倍。',
  'Escapes are too frequent here for the law.': '这里逃逸太频繁，定律不适用。',
  'share still in the well, B = {0}, η = {1}': '仍在阱中的占比，B = {0}，η = {1}',
  'from the exact mean time': '由精确平均时间得出',
  'Waiting for {0} escapes of every batch that leaves at all: {1} so far.':
    '等待每个能够逃逸的批量各有 {0} 次逃逸：目前 {1} 次。',
  'B = {0} leaves with η = {1}.': 'B = {0} 在 η = {1} 时逃出。',
  'B = {0} does not leave at any η here.': 'B = {0} 在这里的任何 η 下都逃不出。',
  'Theory holds none of these batches back, and all of them leave. {0}':
    '理论上没有哪个批量会被困住，它们全都逃出。{0}',
  'Of the batches that theory holds back, {0} of {1} particles have left; the others leave on time. {2}':
    '理论上出不去的批量，{1} 个粒子中有 {0} 个离开；其余按时逃出。{2}',
  '{0}: mean square across the valley': '{0}：横向均方位移',
  '{0}: mean square along the valley': '{0}：纵向均方位移',
  '{0}: share of the squared gradient across the valley': '{0}：梯度平方在横向的占比',
  'Waiting for {0} steps.': '等待 {0} 步。',
  'Waiting until SGD has spread more across the valley, relative to along it, than the white noise, beyond chance.':
    '等待 SGD 的横向与纵向均方位移之比超过白噪声，且超出偶然。',
  'At t = {0}, SGD has spread {1} times as much across as along, in mean squares, white noise {2} times. Along, SGD has {3}, closed form {4}.':
    't = {0} 时，SGD 的横向均方位移是纵向的 {1} 倍，白噪声为 {2} 倍。SGD 的纵向均方位移为 {3}，闭式解 {4}。',
  '{0}: slope of ln τ against 1/√k': '{0}：ln τ 对 1/√k 的斜率',
  '{0}: slope of ln τ against 1/k': '{0}：ln τ 对 1/k 的斜率',
  '{0}: a line in 1/√k of slope {1} is {2} times likelier than one in 1/k.':
    '{0}：对 1/√k 的直线（斜率 {1}）的似然是对 1/k 的 {2} 倍。',
  '{0}: a line in 1/k of slope {1} is {2} times likelier than one in 1/√k.':
    '{0}：对 1/k 的直线（斜率 {1}）的似然是对 1/√k 的 {2} 倍。',
  'Waiting for escapes, until one line is {0} times likelier than the other for every optimizer.':
    '等待逃逸，直到每种优化器都有一条直线的似然达到另一条的 {0} 倍。',
  '{0}: {1} at the minimum': '{0}：极小值处的 {1}',
  '{0}: noise along the way out at the saddle, over c|H|': '{0}：鞍点处沿出路的噪声与 c|H| 之比',
  '{0}: slope of ln τ against B': '{0}：ln τ 对 B 的斜率',
  'from the Hessian, cH': '由黑塞矩阵，cH',
  'law with C = H': 'C = H 时的定律',
  '{0}: {1} of {2} have left, the saddle having {3} % of the noise.':
    '{0}：{2} 个中有 {1} 个离开，鞍点处只有 {3} % 的噪声。',
  '{0}: ln τ grows by {1} per unit of B; with C = H everywhere it would be {2}.':
    '{0}：B 每增加 1，ln τ 增加 {1}；若处处 C = H，则应为 {2}。',
  'At the minimum C is cH within the error of the data.': '在极小值处，C 在数据误差之内等于 cH。',
  'At the minimum C is not cH, beyond the error of the data.':
    '在极小值处，C 不等于 cH，差别超出数据误差。',
  'own data': '自有数据',
  'The shares are still changing: {0} % of the time that they take has passed.':
    '占比还在变化：所需时间已过去 {0} %。',
  'SGLD has {0} in the flat minimum, Boltzmann says {1} %; SGD has {2} there, though it is the shallower one.':
    'SGLD 在平坦极小值中有 {0}，玻尔兹曼给出 {1} %；SGD 有 {2}，尽管那里较浅。',
  'SGLD has {0} in the flat minimum, Boltzmann says {1} %; SGD has {2} there, and it is not the shallower one.':
    'SGLD 在平坦极小值中有 {0}，玻尔兹曼给出 {1} %；SGD 有 {2}，而那里并不更浅。',
  'exact, these steps': '精确，同样的步长',
  'exact, continuous time': '精确，连续时间',
  '{0} times agree with the exact ones of the same steps. Continuous time is off by up to a factor of {1}, the published law by up to {2}.':
    '{0} 个时间与同样步长的精确值一致。连续时间最多相差 {1} 倍，文献中的定律最多相差 {2} 倍。',
  'inflection point, noise floor {0}': '拐点，噪声下限 {0}',
  'long steps, ηH = {0}': '大步长，ηH = {0}',
  'prefactor with H_a = {0} and |H_b| = {1}': '前因子，H_a = {0}，|H_b| = {1}',
  // What may be wrong with a lecture of one's own.
  'Why noise is what makes training work': '为什么是噪声让训练得以成功',
  '{0} must be lower-case words joined by "-"; got "{1}".':
    '{0} 须为以“-”连接的小写单词；现为“{1}”。',
  '{0} must be the number of a panel, counted from 0.': '{0} 须为面板的编号，从 0 数起。',
  '{0} must be one of cloud, fokker-planck, difference.':
    '{0} 须为 cloud、fokker-planck、difference 之一。',
  '{0} must be one of committor, current, noise.': '{0} 须为 committor、current、noise 之一。',
  '{0} must have at most {1} words; it has {2}.': '{0} 最多 {1} 个词；现有 {2} 个。',
  '{0} must be a list of panels.': '{0} 须为面板列表。',
  '{0} must be at most {1} panels.': '{0} 最多 {1} 个面板。',
  '{0} must have one to {1} panels that are shown.': '{0} 中显示的面板须为 1 至 {1} 个。',
  '{0} must be the path of a number, such as "noise.batchSize".':
    '{0} 须为某个数的路径，例如“noise.batchSize”。',
  '{0} must be a list of sliders.': '{0} 须为滑块列表。',
  '{0} must be at most {1} sliders.': '{0} 最多 {1} 个滑块。',
  '{0} must be a number of steps per second above 0.': '{0} 须为大于 0 的每秒步数。',
  '{0} must be 1, the version of the lecture format.': '{0} 须为 1，即讲座格式的版本。',
  '{0} must be a list of scenes.': '{0} 须为场景列表。',
  '{0} is empty; a lecture needs a scene.': '{0} 为空；讲座至少要有一个场景。',
  '{0} must be at most {1} scenes.': '{0} 最多 {1} 个场景。',
  'The scene "{0}" stands in the lecture twice; give one another key.':
    '场景“{0}”在讲座中出现两次；请给其中一个换一个键名。',
  'hidden: there is no scene "{0}" in this lecture.': 'hidden：这个讲座中没有场景“{0}”。',
  'There is no scene "{0}"; known are {1}.': '没有场景“{0}”；已知的有 {1}。',
  'In the scene "{0}", panel {1}: {2}': '场景“{0}”，面板 {1}：{2}',
  'In the scene "{0}" all panels must have the same ensemble.seed, the same noise; got {1}.':
    '场景“{0}”：所有面板的 ensemble.seed 须相同，即噪声相同；现为 {1}。',
  'In the scene "{0}" the slider {1} names panel {2}, counted from 0; there are {3}.':
    '场景“{0}”：滑块 {1} 指向面板 {2}（从 0 数起）；共有 {3} 个面板。',
  'In the scene "{0}", {1}': '场景“{0}”，{1}',
  'number {0}': '第 {0} 个',
  'the whole of it': '整体',
  '{0} is not a field; remove it or check its spelling.': '{0} 不是字段；请删去它，或检查拼写。',

  // The page of the lecture, presenting, keys.
  'Waiting for the first escapes.': '等待首批逃逸。',
  'τ is {0}, exact {1}.': 'τ 为 {0}，精确值 {1}。',
  'τ is {0}; no exact answer has come to hold it against.': 'τ 为 {0}；尚无可比对的精确解。',
  'ln τ': 'ln τ',
  'ln τ: exact as a line': 'ln τ：线为精确值',
  'ln τ: exact as lines': 'ln τ：线为精确值',
  'short steps': '小步长',
  Presenting: '演示',
  'Pointer dot': '光点',
  'Pointer dot (l)': '光点（l 键）',
  'Full screen': '全屏',
  'Full screen (f)': '全屏（f 键）',
  'Stop presenting': '结束演示',
  'Stop presenting (p)': '结束演示（p 键）',
  Keys: '按键',
  Space: '空格',
  'Run or pause': '运行或暂停',
  'All particles back to the start': '所有粒子回到起点',
  'Page up': '上翻页',
  'Previous scene': '上一场景',
  'Page down': '下翻页',
  'Next scene': '下一场景',
  'Hide or show the panels': '隐藏或显示面板',
  'Full screen, and back': '进入或退出全屏',
  'Present, and stop': '开始或结束演示',
  'Pointer dot on or off': '打开或关闭光点',
  'These keys': '显示这些按键',
  Esc: 'Esc',
  '{0}, against {1}': '{0}，横轴为 {1}',
  'still measuring': '仍在测量',
  'the claim holds': '论断成立',
  'the claim fails': '论断不成立',
  'What is measured': '测量值',
  'Paused: press the space bar, or the button with the triangle.':
    '已暂停：请按空格键，或点三角形按钮。',
  'Measured and expected': '测量值与预期值',
  quantity: '量',
  'held to': '对照',
  'The scenes of the lecture': '讲座的场景',
  'Save as a file': '存为文件',
  'Open a file': '打开文件',
  'Share as a link': '以链接分享',
  'Back to the twelve': '恢复原来的十二个',
  'A scene of your own': '自己的场景',
  Title: '标题',
  Caption: '说明',
  'Where to look': '看点',
  'Add the experiment that is open in the laboratory': '加入实验室中打开的实验',
  'Move up: {0}': '上移：{0}',
  'Move down: {0}': '下移：{0}',
  'Delete: {0}': '删除：{0}',
  'Leave out: {0}': '略过：{0}',
  'left out': '已略过',
  'leave out': '略过',
  '{0} is no lecture. {1}': '{0} 不是讲座文件。{1}',
  'Map of the cloud: {0}': '粒子云图：{0}',
  'Map of the cloud: {0}; {1} % have escaped': '粒子云图：{0}；{1} % 已逃逸',
  Clouds: '粒子云',
  'Run the scene': '运行场景',
  'The scene': '场景',
  'A scene by itself': '单独的场景',
  'Scene {0} of {1}': '场景 {0} / {1}',
  Scenes: '场景列表',
  Present: '演示模式',
  References: '参考文献',
  'There is no evidence named {0}.': '没有名为 {0} 的证据。',
  'The evidence cannot be read: {0}': '无法读取证据：{0}',
  'Previous scene (←)': '上一场景（←）',
  'Scene {0}: {1}': '场景 {0}：{1}',
  'Next scene (→)': '下一场景（→）',
  Lecture: '讲座',
} as const;
