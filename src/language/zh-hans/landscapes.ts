/** Names and descriptions of landscapes, methods, noises and their numbers. */
export const LANDSCAPES = {
  // Numbers of every experiment.
  'learning rate': '学习率',
  'time per step': '每步时间',
  'Step size of the update rule; time advances by η at every step.':
    '更新规则的步长；每一步时间前进 η。',
  temperature: '温度',
  'batch size': '批大小',
  'Samples per step: the gradient noise has covariance C/B. A noise model takes any positive number.':
    '每步的样本数：梯度噪声的协方差为 C/B。噪声模型可取任意正数。',
  'noise per sample': '单样本噪声',
  'Size of the gradient noise of one sample: its covariance is σ² times the curvature, that of a batch σ²/B times it.':
    '单个样本的梯度噪声大小：其协方差为曲率的 σ² 倍，一批样本则为 σ²/B 倍。',
  sharpness: '尖锐度',
  'L(a + √k(θ − a)): curvatures grow k-fold, the barrier stays as it is.':
    'L(a + √k(θ − a))：曲率变为 k 倍，势垒不变。',
  particles: '粒子数',
  'Independent particles advanced side by side.': '同时推进的独立粒子。',
  seed: '随机种子',
  'Same seed, same adapter: same run.': '种子相同、适配器相同，则运行相同。',
  spread: '散布',
  'Standard deviation of the starting points about the start.': '出发点围绕起点的标准差。',
  steps: '步数',
  'The run ends after so many steps.': '达到此步数后运行结束。',
  escapes: '逃逸次数',
  'The run ends after so many escapes.': '达到此逃逸次数后运行结束。',
  'relative error': '相对误差',
  'The run ends when the 95 % interval is that narrow, relative to the mean.':
    '95 % 置信区间相对于均值窄到此值时运行结束。',

  // Methods.
  'Running mean of the gradients over the root of the running mean of their squares, each by component.':
    '梯度的滑动平均除以其平方的滑动平均的平方根，逐分量计算。',
  'squared gradients': '梯度平方',
  gradients: '梯度',
  'floor of the root': '平方根下限',
  'Added to √v̂, so that no step is infinite.': '加在 √v̂ 上，使步长不致无穷大。',
  'memory of {0}': '{0}的记忆',
  'Share of the running mean of {0} that is kept at a step.': '{0}的滑动平均每步保留的比例。',
  'Gradient descent': '梯度下降',
  'Follows the full gradient, without any noise.': '沿全梯度下降，没有任何噪声。',
  'Langevin (SGLD)': '朗之万（SGLD）',
  'Full gradient plus thermal noise of temperature T: samples exp(−L/T) for small η.':
    '全梯度加温度为 T 的热噪声：η 很小时对 exp(−L/T) 采样。',
  'Leimkuhler–Matthews': 'Leimkuhler–Matthews 格式',
  'Each step takes the mean of its own and the previous normal pair, which samples exp(−L/T) to second order in η at the same cost.':
    '每步取本步与上一步正态随机数对的平均，以同样的代价对 exp(−L/T) 采样，精度达 η 的二阶。',
  'Momentum (heavy ball)': '动量法（重球）',
  'Follows a running sum of the estimated gradients, in which old ones fade by β₁ a step.':
    '沿估计梯度的累积和下降，旧梯度每步以 β₁ 衰减。',
  momentum: '动量',
  'Share of the running sum that is kept at a step; 0 is SGD.':
    '累积和每步保留的比例；取 0 即为 SGD。',
  'weight of a gradient': '梯度的权重',
  '1 for the usual heavy ball; 1 − β₁ for a running mean, as in Adam.':
    '通常的重球法取 1；取 1 − β₁ 则为滑动平均，如 Adam。',
  'Gradient of a random batch of B samples; the noise model says how its covariance C(θ) depends on θ.':
    '随机抽取 B 个样本的梯度；噪声模型决定其协方差 C(θ) 如何依赖于 θ。',
  'Underdamped Langevin': '欠阻尼朗之万',
  'A particle with unit mass, friction γ and thermal noise: the heavy ball in continuous time, by the BAOAB splitting.':
    '单位质量、摩擦系数 γ、受热噪声作用的粒子：连续时间的重球，用 BAOAB 分裂格式计算。',
  friction: '摩擦系数',
  'per time': '每单位时间',
  'Rate at which a velocity is forgotten; large γ is Langevin dynamics in the time t/γ.':
    '速度被遗忘的速率；γ 很大时即为时间 t/γ 上的朗之万动力学。',

  // Noises.
  'C(θ) typed element by element; it must be positive semi-definite all over the domain.':
    '逐个元素输入 C(θ)；它在整个区域内必须半正定。',
  'Heavy-tailed (Lévy)': '重尾（莱维）',
  'α-stable jumps in both coordinates: escape by one large jump, which depends on the width of a well and not on its height.':
    '两个坐标上的 α 稳定跳跃：靠一次大跳跃逃逸，取决于势阱的宽度而非高度。',
  'tail index': '尾指数',
  'Jumps beyond r come at a rate ∝ r^−α; 2 is Gaussian noise, 1 the Cauchy distribution.':
    '超过 r 的跳跃出现的速率 ∝ r^−α；取 2 为高斯噪声，取 1 为柯西分布。',
  'noise scale': '噪声尺度',
  'dθ = −∇L dt + σ dL^α: in a time t, jumps spread a particle over about σ t^{1/α}.':
    'dθ = −∇L dt + σ dL^α：在时间 t 内，跳跃使粒子散布到约 σ t^{1/α} 的范围。',
  'Local Hessian': '局部黑塞',
  'C(θ) = σ²(|H(θ)| + f·I): noise follows the curvature wherever the particle is.':
    'C(θ) = σ²(|H(θ)| + f·I)：无论粒子在何处，噪声都跟随当地的曲率。',
  'noise floor': '噪声下限',
  'Added to every eigenvalue of |H|; without it the noise vanishes at inflection points, up to round-off (6e-8 of |H|), and nothing crosses them.':
    '加到 |H| 的每个特征值上；没有它，噪声在拐点处消失（只剩 |H| 的 6e-8 的舍入误差），什么也越不过去。',
  'Scaled by the loss': '随损失缩放',
  'C(θ) = 2σ²L(θ)·|H(a)|: the noise of a mean-squared error, which grows with the loss and dies out where that is 0.':
    'C(θ) = 2σ²L(θ)·|H(a)|：均方误差的噪声，随损失增大，在损失为 0 处消失。',
  'noise.name: loss-scaled noise takes its shape from the minimum below the start, and there is none; start in a minimum or choose local-hessian or white noise.':
    '随损失缩放的噪声取起点下方极小值处的形状，而这里没有极小值；请从极小值出发，或改用局部黑塞噪声或白噪声。',
  'Minibatch of the data': '数据小批量',
  'The gradient of B rows of the data, drawn with replacement at every step: the real thing.':
    '每步有放回地抽取 B 行数据的梯度：真正的小批量。',
  None: '无',
  'The full gradient, without noise.': '全梯度，没有噪声。',
  'Two temperatures': '双温',
  'C = σ²|H(a)| inside the well and σ²|H(b)| near the saddle: the picture behind the escape theorem for SGD.':
    '势阱内 C = σ²|H(a)|，鞍点附近 C = σ²|H(b)|：SGD 逃逸定理背后的图像。',
  'switch level': '切换高度',
  'of ΔL': 'ΔL 的比例',
  'Height, as a share of the barrier, at which the noise changes; 0 stands for |H_b|/(H_a + |H_b|).':
    '噪声切换处的高度，以占势垒的比例表示；0 代表 |H_b|/(H_a + |H_b|)。',
  'noise.name: two-temperature noise needs a minimum at the start and a saddle between it and the escape region, and they were not found; choose local-hessian or white noise, or another escape region.':
    '双温噪声要求起点处有极小值，且它与逃逸区域之间有鞍点，而两者未能找到；请改用局部黑塞噪声或白噪声，或另选逃逸区域。',
  'White (thermal)': '白噪声（热噪声）',
  'The same noise everywhere and in every direction: C ∝ I, temperature T.':
    '处处、各方向都相同的噪声：C ∝ I，温度为 T。',

  // Landscapes.
  Beale: 'Beale 函数',
  'One minimum with a wide high pass and a narrow low one, and beyond each a gully that never ends.':
    '一个极小值，旁边有一个宽而高的隘口和一个窄而低的隘口，隘口外各是一条没有尽头的沟壑。',
  'Entropic channel': '熵通道',
  'Two wide rooms and a narrow doorway on an almost level floor: not height but width makes the barrier.':
    '两个宽敞的房间，由近乎水平的地面上的一道窄门相连：构成势垒的不是高度而是宽度。',
  'narrowness of the doorway': '门的狭窄度',
  'Transverse curvature in the doorway over that in the rooms: the doorway is √r times narrower.':
    '门内与房间内横向曲率之比：门窄 √r 倍。',
  'height of the sill': '门槛高度',
  'Loss in the doorway; temperatures far above it leave only the entropic barrier.':
    '门内的损失；温度远高于它时只剩下熵势垒。',
  Himmelblau: 'Himmelblau 函数',
  'Four minima of equal depth and different sharpness around a hill.':
    '一座小山周围有四个深度相同、尖锐度不同的极小值。',
  'Logistic regression': '逻辑回归',
  'Real data: O-ring distress against temperature on the 23 shuttle flights before Challenger. One minimum and no barrier: watch how far minibatches of so few rows scatter about it.':
    '真实数据：挑战者号之前 23 次航天飞机飞行中 O 形环受损与温度的关系。只有一个极小值，没有势垒：看看行数这么少的小批量会围绕它散布多远。',
  'Long valley': '长谷',
  'A straight valley, stiff across and soft along: white noise spreads along it, the noise of SGD moves almost only across.':
    '一条笔直的山谷，横向陡、纵向缓：白噪声沿谷扩散，SGD 噪声几乎只在横向运动。',
  'curvature across the valley': '横跨山谷的曲率',
  'Second derivative of the loss along y, the stiff direction.': '损失沿 y（陡峭方向）的二阶导数。',
  'curvature along the valley': '沿山谷的曲率',
  'Second derivative of the loss along x, the soft direction.': '损失沿 x（平缓方向）的二阶导数。',
  'Maier–Stein': 'Maier–Stein 势',
  'A double well with a pass twice as soft across as the wells: the prefactor of the escape time shows it, the exponent does not.':
    '双势阱，隘口处的横向曲率只有阱内的一半：逃逸时间的前因子反映这一点，指数则不反映。',
  'transverse curvature': '横向曲率',
  'Curvature across the valley at the saddle; at the wells it is twice that.':
    '鞍点处横跨山谷的曲率；阱底处为其两倍。',
  'Means of a mixture': '混合模型的均值',
  'Two clusters, two means, and the saddle at which they change places. Real minibatch noise dies out along the way over it: nobody leaves.':
    '两个簇、两个均值，以及两者互换位置的鞍点。真实的小批量噪声在越过鞍点的路上逐渐消失：谁也逃不出去。',
  'Monkey saddle': '猴鞍',
  'Three wells meet at a point without any curvature, where the laws of escape have nothing to say; ε splits it into three ordinary saddles.':
    '三个势阱交汇于一个没有曲率的点，逃逸定律在此无能为力；ε 将它分裂为三个普通鞍点。',
  unfolding: '开折参数',
  'Curvature at the centre: 0 is the monkey saddle, below 0 it is a hilltop, above 0 a fourth well, among three saddles.':
    '中心处的曲率：0 为猴鞍；小于 0 时为山顶，大于 0 时为第四个势阱，周围有三个鞍点。',
  'Müller–Brown': 'Müller–Brown 势',
  'A bent valley with three wells in a row: the standard test of reaction-path theory.':
    '弯曲的山谷中依次有三个势阱：反应路径理论的标准测试。',
  'Phase retrieval': '相位恢复',
  'Two weights found again from intensities, up to a sign. Minibatch noise follows the curvature at the minimum, as the theory of SGD takes it; farther out it grows much faster.':
    '由强度恢复两个权重，只差一个符号。在极小值处，小批量噪声如 SGD 理论所设想的那样跟随曲率；再往外它增长得快得多。',
  'label noise': '标签噪声',
  'Standard deviation of the error of a measured intensity; gradient noise grows with its square.':
    '测得强度的误差的标准差；梯度噪声随其平方增大。',
  'Piecewise quadratic': '分段二次',
  'A parabola up, a parabola over the top: where the theory of SGD noise is exact.':
    '一条抛物线上坡，一条抛物线越顶：SGD 噪声理论在此精确成立。',
  'curvature of the well': '势阱的曲率',
  'Second derivative at the minimum, along the way out.': '极小值处沿出路方向的二阶导数。',
  'curvature of the barrier': '势垒的曲率',
  'Size of the negative second derivative at the saddle.': '鞍点处负二阶导数的大小。',
  joint: '接合点',
  'Where the parabola of the well meets that of the barrier.': '势阱抛物线与势垒抛物线相接之处。',
  'Double well': '双势阱',
  'Two equal wells and a barrier of height 1: the simplest escape there is.':
    '两个相同的势阱和高度为 1 的势垒：最简单的逃逸。',
  'rows of data': '数据行数',
  'How many examples the loss is the mean of.': '损失是多少个样本的平均。',
  'seed of the data': '数据的种子',
  'Another seed draws other rows from the same distribution.':
    '换一个种子，就从同一分布抽取另一些行。',
  Rastrigin: 'Rastrigin 函数',
  'A bowl studded with wells, each a trap: noise must carry particles from well to well down to the middle one.':
    '布满势阱的碗，每个阱都是陷阱：噪声必须把粒子从一个阱带到另一个阱，直至中央的阱。',
  'depth of the wells': '势阱的深度',
  'Barriers between neighbouring wells are about 2A high; the bowl itself rises by 1, 4, 9 at the wells.':
    '相邻势阱间的势垒约高 2A；碗本身在各阱处升高 1、4、9。',
  'Ring of minima': '极小值环',
  'A circle of equally deep minima, sharp on the left and flat on the right: noise alone carries particles to the flat part.':
    '一圈同样深的极小值，左侧尖锐、右侧平坦：仅凭噪声就能把粒子带到平坦的一侧。',
  'curvature at the sharp end': '尖锐端的曲率',
  'Curvature across the ring where particles start, at the left.': '左侧粒子出发处横跨环的曲率。',
  'curvature at the flat end': '平坦端的曲率',
  'Curvature across the ring where particles escape, at the right.': '右侧粒子逃逸处横跨环的曲率。',
  Rosenbrock: 'Rosenbrock 函数',
  'One minimum in a bent valley with steep sides: the steep direction limits the learning rate, the shallow one the progress.':
    '两侧陡峭的弯曲山谷中有一个极小值：陡峭方向限制学习率，平缓方向限制进展。',
  'steepness of the sides': '两侧的陡峭度',
  'Curvatures at the minimum differ by a factor of about 25 b: 2508 at the classic b = 100.':
    '极小值处的曲率相差约 25 b 倍：在经典的 b = 100 时为 2508。',
  'Sharp and flat': '尖锐与平坦',
  'Two wells of equal depth, a sharp one on the left and a flat one on the right: which one does the noise prefer?':
    '两个同样深的势阱，左边尖锐，右边平坦：噪声偏爱哪一个？',
  'ratio of curvatures': '曲率之比',
  'How many times the curvature of the sharp minimum exceeds that of the flat one; 1 makes the wells equal.':
    '尖锐极小值的曲率是平坦极小值的多少倍；取 1 时两阱相同。',
  'Curvature across the valley, in the same measure as the 8 along it: at 8 both wells are round.':
    '横跨山谷的曲率，与沿谷方向的 8 同一尺度：取 8 时两阱都是圆的。',
  'Six-hump camel': '六峰驼背函数',
  'Six minima of three depths, a standard test of optimizers. Which of them do particles find, and which do they keep?':
    '三种深度的六个极小值，优化器的标准测试。粒子会找到哪些，又会留在哪些？',
  'Strict saddle': '严格鞍点',
  'A start on the ridge between two wells: gradient descent walks onto the saddle and stops there; any noise gets it off.':
    '从两个势阱之间的山脊出发：梯度下降走到鞍点便停住；任何噪声都能使它离开。',
  'curvature of the saddle': '鞍点的曲率',
  'Size of the negative second derivative at the saddle: particles leave it as fast as e^{ht}.':
    '鞍点处负二阶导数的大小：粒子以 e^{ht} 的速度离开。',
  'curvature along the ridge': '沿山脊的曲率',
  'How fast particles slide down the ridge onto the saddle.': '粒子沿山脊滑向鞍点的快慢。',
  'Styblinski–Tang': 'Styblinski–Tang 函数',
  'Four wells in a square; the deepest is also the sharpest. A standard test of optimizers.':
    '排成正方形的四个势阱，最深的也最尖锐。优化器的标准测试。',
  'Two-layer network': '两层网络',
  'One neuron, two weights, two networks that do the same. At the saddle between them every single gradient is zero.':
    '一个神经元、两个权重、两个功能相同的网络。在两者之间的鞍点处，每个样本的梯度都为零。',
  'Standard deviation of the noise on the targets.': '目标值上噪声的标准差。',
  'Three holes': '三洞势',
  'A high direct pass, or a detour through a shallow well over two lower ones: cold particles go round, hot ones straight.':
    '要么直接越过高隘口，要么绕经浅阱翻过两个较低的隘口：冷粒子绕行，热粒子直走。',
  'Curvature across the valley; 0 leaves y free and the escape one-dimensional.':
    '横跨山谷的曲率；取 0 时 y 自由，逃逸是一维的。',

  // What is wrong with a landscape, or with the way out of a well.
  'There is no landscape "{0}"; allowed are {1}.': '没有名为"{0}"的地形；可选 {1}。',
  'The start does not roll into a minimum within the domain.': '起点不会滚入区域内的任何极小值。',
  saddle: '鞍点',
  maximum: '极大值',
  'The start rolls along a ridge onto a {0} and stays there.': '起点沿山脊滚到{0}上并停在那里。',
  'The start rests on a {0} and rolls nowhere.': '起点停在{0}上，不会滚动。',
  'The minimum below the start lies in the escape region: there is no barrier.':
    '起点下方的极小值位于逃逸区域内：没有势垒。',
  'Escape is at a level of the loss, not over a saddle.': '逃逸以损失水平判定，而不是越过鞍点。',
  'The escape region cannot be reached within the domain.': '在区域内无法到达逃逸区域。',
  'Beyond the saddle the loss falls out of the domain.': '越过鞍点后，损失一路下降到区域之外。',
  'The way into the escape region leads over no saddle: it ends on the slope.':
    '通往逃逸区域的路不经过鞍点：它止于坡上。',
  'The way into the escape region is level: there is no barrier.':
    '通往逃逸区域的路是平的：没有势垒。',
  'The pass on the way out has no curvature along the way: the laws, which need it, say nothing.':
    '出路上的隘口沿路方向没有曲率：定律需要它，因而无法给出结果。',
  'The basin has not been worked out.': '吸引域尚未算出。',
  'A parameter cannot be called "{0}": that is a position.': '参数不能叫"{0}"：那是位置坐标。',
  'The parameter "{0}" and a column of the data have the same name; rename one of them.':
    '参数"{0}"与数据的某一列同名；请改其中一个。',
  'The loss of row {0} ({1}) is not a finite number at x = {2}, y = {3}.':
    '第 {0} 行（{1}）的损失在 x = {2}、y = {3} 处不是有限数。',

  // What is wrong with a table.
  'The table is empty; its first line must name the columns, as in a,b,c.':
    '表格为空；首行必须写列名，如 a,b,c。',
  'The table has no rows: below the names of the columns it needs numbers.':
    '表格没有数据行：列名下面需要有数字。',
  'The table has {0} rows; at most {1} are allowed.': '表格有 {0} 行；至多允许 {1} 行。',
  'Line {0} has {1}, but the table has {2} ({3}).': '第 {0} 行有 {1}，而表格有 {2}（{3}）。',
  '{0} cell': '{0} 个单元格',
  '{0} cells': '{0} 个单元格',
  '{0} column': '{0} 列',
  '{0} columns': '{0} 列',
  'Line {0} goes on after a closing quote; a quote within a cell is written twice.':
    '第 {0} 行在右引号之后还有内容；单元格内的引号要写两次。',
  'Line {0} opens a quote and does not close it on the same line.':
    '第 {0} 行的引号没有在同一行内闭合。',
  'The table has {0} columns; at most {1} are allowed.': '表格有 {0} 列；至多允许 {1} 列。',
  'Line {0} must name the columns, as in a,b,c: {1}.': '第 {0} 行必须写列名，如 a,b,c：{1}。',
  'column {0} has no name': '第 {0} 列没有名称',
  '{0} is a number': '{0} 是一个数',
  '{0} must consist of letters, digits and _, a letter first':
    '{0} 必须由字母、数字和 _ 组成，并以字母开头',
  '"{0}" stands there twice': '"{0}"出现了两次',
  'Line {0}, column {1}': '第 {0} 行 {1} 列',
  '{0}, is empty; every row needs a number in every column.': '{0}为空；每行每列都需要一个数。',
  '{0}, holds "{1}"; write decimals with a point, as in {2}.':
    '{0}为"{1}"；小数请用小数点，如 {2}。',
} as const;
