/** Links, files, pictures and films. */
export const SHARING = {
  'The lecture of this link cannot be opened: {0}': '无法打开此链接中的讲座：{0}',
  // Links and files of experiments.
  Share: '分享',
  'Link, QR code, file, HTML for a page of your own (s)':
    '链接、二维码、文件，以及用于自己网页的 HTML（s 键）',
  'The dialog could not be loaded: check the connection and try again.':
    '无法加载对话框：请检查网络连接后重试。',
  'The page could not be loaded: check the connection and try again.':
    '无法加载页面：请检查网络连接后重试。',
  'Link to what you see now': '指向当前画面的链接',
  'Copy link': '复制链接',
  'Send …': '发送……',
  'The link as a QR code': '链接的二维码',
  "The link has {0} characters: as a QR code it would be too fine for a phone's camera, which reads up to {1}.":
    '链接有 {0} 个字符：制成二维码会过于细密，手机摄像头最多能读取 {1} 个字符。',
  'With its table of data the link would have {0} characters. Mail and chat programs cut links above {1}, and then they open nothing: hand on the JSON file instead.':
    '连同数据表，链接将有 {0} 个字符。邮件和聊天软件会截断超过 {1} 个字符的链接，截断后便无法打开：请改为转发 JSON 文件。',
  'Experiment as a file': '实验文件',
  'One JSON file, as the command line takes it. To open one, choose it or drop it here.':
    '一个 JSON 文件，命令行也使用同样的格式。要打开文件，请选择它或拖放到这里。',
  'The file holds the experiment that runs; what is wrong in the typing is left out.':
    '文件保存的是正在运行的实验；输入有误的部分不包括在内。',
  'Download JSON': '下载 JSON',
  'Open JSON …': '打开 JSON……',
  'For a page or slides of your own': '用于自己的网页或幻灯片',
  'Copy HTML': '复制 HTML',
  'The link is copied.': '链接已复制。',
  'The HTML is copied.': 'HTML 已复制。',
  'This browser does not let a page copy by itself: the text is selected, copy it with Ctrl+C, or ⌘C.':
    '此浏览器不允许网页自行复制：文本已选中，请用 Ctrl+C 或 ⌘C 复制。',
  'It could not be handed on: copy the link instead.': '无法发送：请改为复制链接。',
  "{0} has been handed to the browser's downloads.": '{0} 已交给浏览器下载。',
  '{0} could not be read: {1}.': '无法读取 {0}：{1}。',
  '{0} is not JSON: {1}.': '{0} 不是 JSON：{1}。',
  '{0} cannot stand in line {1}, column {2}': '第 {1} 行第 {2} 列不能是 {0}',
  'it ends too early, in line {0}, column {1}': '文件在第 {0} 行第 {1} 列提前结束',
  'landscape.data names a file beside the experiment, which a page cannot read by itself: write the table into the experiment as {"columns": […], "rows": […]}, or choose your own data under Experiment and open the table there.':
    'landscape.data 指向实验旁边的另一个文件，网页无法自行读取：请把表格以 {"columns": […], "rows": […]} 的形式写入实验，或在“实验”面板中选择自己的数据并在那里打开表格。',
  'This link is incomplete or damaged and cannot be opened. Copy it once more, as a whole.':
    '此链接不完整或已损坏，无法打开。请重新完整地复制一次。',
  'This is no link to an experiment: such a link has {0}{1}. in it.':
    '这不是实验的链接：实验的链接中含有 {0}{1}.。',
  'This link is of version {0}, and this page reads version {1}. Reload the page to get its latest version.':
    '此链接的版本为 {0}，而本页只能读取版本 {1}。请重新加载页面以获得最新版本。',
  'The experiment of this link cannot be opened: {0}': '无法打开此链接中的实验：{0}',
  // Pictures and films.
  width: '宽度',
  height: '高度',
  'frames per second': '每秒帧数',
  seconds: '秒数',
  'steps per frame': '每帧步数',
  'Pixels of the picture along this side.': '图片这一边的像素数。',
  'Frames that a second of the film has.': '影片每一秒所含的帧数。',
  'How long the film is.': '影片的长度。',
  'Steps of every particle from one frame to the next.': '相邻两帧之间每个粒子所走的步数。',
  '{0} must be even for a film; got {1}, take {2}.': '影片的{0}必须是偶数；现为 {1}，请取 {2}。',
  'WebM (VP9)': 'WebM（VP9）',
  'WebM (VP8)': 'WebM（VP8）',
  'WebM (AV1)': 'WebM（AV1）',
  'The encoder has written no file.': '编码器没有写出文件。',
  'Keep the view': '保存画面',
  'What to keep': '保存什么',
  Picture: '图片',
  Film: '影片',
  'Size in pixels': '尺寸（像素）',
  'Another size': '其他尺寸',
  'Experiment and numbers below the map': '在地图下方写出实验和数值',
  Cancel: '取消',
  'Make the picture': '生成图片',
  'Record the film': '录制影片',
  '{0} frames, {1}: steps 0 to {2}, t = 0 to {3}.': '{0} 帧，{1}：第 0 至 {2} 步，t = 0 至 {3}。',
  'As long as the experiment: {0} steps': '与实验一样长：{0} 步',
  'The experiment ends before the film, which stands still from there on.':
    '实验先于影片结束，此后画面静止。',
  'Looking for an encoder …': '正在寻找编码器……',
  'This browser can encode no film of this size: take a smaller one, or a recent Chrome, Edge or Safari. Pictures can be taken all the same.':
    '此浏览器无法编码这种尺寸的影片：请改用较小的尺寸，或使用新版 Chrome、Edge 或 Safari。图片仍可保存。',
  'The film starts anew from the first step and is rendered frame by frame, as {0}. The run on the page stands still meanwhile.':
    '影片从第一步重新开始，逐帧绘制，格式为 {0}。其间页面上的运行暂停。',
  'Frames rendered': '已绘制的帧数',
  'Frame {0} of {1}': '第 {0} 帧，共 {1} 帧',
  ', about {0} left': '，约剩 {0}',
  '{0} MB': '{0} MB',
  'The film': '影片',
  'The picture': '图片',
  "{0} has been made ({1}) and handed to the browser's downloads.":
    '已生成 {0}（{1}），并已交给浏览器下载。',
  'Save it again': '再次保存',
  'The picture could not be made: {0}': '无法生成图片：{0}',
  'The film could not be made: {0}': '无法生成影片：{0}',
  'There is nothing to keep yet: the experiment is being prepared.':
    '还没有可保存的画面：实验正在准备。',
  'A film may last at most {0} s; all steps would take {1} s. Take more steps per frame.':
    '影片最长 {0} 秒；走完所有步需要 {1} 秒。请增加每帧步数。',
  'A picture of the view, or a film of the experiment, as a file':
    '把画面保存为图片，或把实验保存为影片',
  'Keep …': '保存……',
  'noise: {0}': '噪声：{0}',
  '{0} particles, seed {1}': '{0} 个粒子，种子 {1}',
  '{0} % escaped': '已逃逸 {0} %',
  '{0} escapes': '{0} 次逃逸',
  'step {0}': '第 {0} 步',
  'mean escape time {0} {1}': '平均逃逸时间 {0} {1}',
  'This browser could not make the picture.': '此浏览器无法生成图片。',
} as const;
