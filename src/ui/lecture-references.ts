/** What the lecture rests on. Names and journals are the same in every language. */
export const REFERENCES: readonly { readonly text: string; readonly address?: string }[] = [
  {
    text: 'H. A. Kramers, Physica 7 (1940) 284',
    address: 'https://doi.org/10.1016/S0031-8914(40)90098-2',
  },
  {
    text: 'Z. Xie, I. Sato, M. Sugiyama, ICLR 2021',
    address: 'https://arxiv.org/abs/2002.03495',
  },
  { text: 'Z. Xie et al., ICML 2022', address: 'https://arxiv.org/abs/2006.15815' },
  { text: 'K. Kawaguchi, NIPS 2016', address: 'https://arxiv.org/abs/1605.07110' },
  { text: 'A. Krizhevsky, 2014', address: 'https://arxiv.org/abs/1404.5997' },
  { text: 'F. He, T. Liu, D. Tao, NeurIPS 2019' },
  { text: 'G. Gur-Ari, D. A. Roberts, E. Dyer, 2018', address: 'https://arxiv.org/abs/1812.04754' },
  { text: 'T. Mori et al., 2021', address: 'https://arxiv.org/abs/2105.09557' },
];
