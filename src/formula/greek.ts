/** Greek letters by the names that stand for them on a keyboard; pi is a number and not among them. */
export const GREEK_LETTERS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
};

const NAMES = new Map(Object.entries(GREEK_LETTERS).map(([name, letter]) => [letter, name]));

/** The other spelling of a Greek letter: alpha for α and α for alpha; nothing for any other name. */
export function otherSpelling(name: string): string | undefined {
  return NAMES.get(name) ?? (Object.hasOwn(GREEK_LETTERS, name) ? GREEK_LETTERS[name] : undefined);
}
