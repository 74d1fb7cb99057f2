/** The surface, the profile, trails and marginals. */
export const VIEWS = {
  'Map or surface': '地形图或曲面',
  // The profile along the path, the marginals, and the numbers of the charts.
  'Heavy-tailed noise has no equilibrium in closed form: it jumps.':
    '重尾噪声会跳跃，没有解析形式的平衡分布。',
  'No equilibrium in closed form is known of {0} with this noise.':
    '{0} 在这种噪声下没有已知的解析平衡分布。',
  'There is no well at the start.': '起点处没有势阱。',
  'This noise ties motion along the path to that across it, so that there is no equilibrium in closed form.':
    '这种噪声把沿路径的运动与横向运动耦合在一起，因而没有解析形式的平衡分布。',
  'Without noise nothing spreads.': '没有噪声，粒子不会散开。',
  'No saddle was found, over which a path could lead.': '没有找到可供路径越过的鞍点。',
  'The way down from the saddle does not lead back into the minimum.':
    '从鞍点下行的路没有回到起点的极小值。',
  '95 % from': '95 % 下限',
  '95 % to': '95 % 上限',
  axis: '坐标轴',
  density: '密度',
  'escapes per unit time': '单位时间逃逸数',
  'from t': '起始 t',
  from: '从',
  'loss L': '损失 L',
  'quasi-equilibrium': '准平衡',
  'share not yet escaped': '尚未逃逸的比例',
  'to t': '终止 t',
  to: '到',
  'Chart beside the map': '地图旁的图表',
  Data: '数据',
  'Escape times': '逃逸时间',
  Profile: '剖面',
  'The numbers as a table, CSV and JSON': '以表格、CSV 和 JSON 查看这些数值',
  'When the particles escape': '粒子何时逃逸',
  'Where they are along the path over the saddle': '粒子在越过鞍点的路径上的位置',
  Files: '文件',
  Marginals: '边缘分布',
  'On the edges, how the particles are spread along x and along y':
    '在地图边缘显示粒子沿 x 和沿 y 的分布',
  'How the particles are spread along x and along y': '粒子沿 x 和沿 y 的分布',
  'density per length': '单位长度密度',
  '({0} beyond its ends)': '（{0} 个在路径两端之外）',
  ': none': '：无',
  'Each well in equilibrium by itself, with as many particles as are in it':
    '每个势阱各自处于平衡，粒子数与阱中实际数目相同',
  'Fokker–Planck density of infinitely many particles, for infinitely short steps':
    '无穷多粒子、无穷短步长下的福克–普朗克密度',
  'Loss along the path of length {0} from the minimum over the saddle, a barrier of {1}, with the density of the particles on it. Arrow keys read it.':
    '从极小值越过鞍点、长度为 {0} 的路径上的损失，势垒高 {1}，以及粒子在其上的密度。用方向键读数。',
  'Loss and density along the path': '沿路径的损失与密度',
  'Their nearest point of the path is one of its ends.': '路径上离它们最近的点是路径的端点。',
  equilibrium: '平衡',
  'exact for η → 0': '精确（η → 0）',
  Map: '地图',
  Surface: '曲面',
  Trails: '轨迹',
  'How the landscape is seen': '地形的视图',
  'The landscape from above (key 3)': '从上方俯视的地形（按键 3）',
  'The landscape as a surface, with the cloud on it as light (key 3)':
    '以曲面显示的地形，概率云如光一般铺在其上（按键 3）',
  'The last ways of 256 particles, on the map': '256 个粒子最近走过的路径，画在地图上',
  'The surface is drawn by WebGPU, which is not there: the map shows the same cloud.':
    '曲面由 WebGPU 绘制，而这里没有 WebGPU：地图显示的是同一片概率云。',
  'The surface has no heights yet.': '曲面还没有高度数据。',
  'The landscape as a surface. Arrow keys turn it, with Shift they move it; plus and minus zoom, 0 shows all of it.':
    '以曲面显示的地形。方向键转动它，按住 Shift 则移动它；加号和减号缩放，0 显示全貌。',
} as const;
