import { subscript, superscript } from './raised.ts';

/** Commands of TeX that one character stands for. */
const SIGNS: Record<string, string> = {
  times: '×',
  cdot: '·',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  to: '→',
  rightarrow: '→',
  infty: '∞',
  in: '∈',
  sum: '∑',
  prod: '∏',
  int: '∫',
  partial: '∂',
  nabla: '∇',
  ldots: '…',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/** A formula in one line of plain text, “E = mc²”; one that needs more than a line keeps its TeX. */
export function plainFormula(tex: string): string {
  const linear = tex
    .replace(/\\(?:text|mathrm|mathbf|mathit|operatorname)\{([^{}]*)\}/gu, '$1')
    .replace(/\\sqrt\{([^{}]+)\}/gu, (_, inner: string) => (/^\w$/u.test(inner) ? `√${inner}` : `√(${inner})`))
    .replace(
      /\\[dt]?frac\{([^{}]+)\}\{([^{}]+)\}/gu,
      (_, over: string, under: string) => `${grouped(over)}/${grouped(under)}`,
    )
    .replace(/\\([A-Za-z]+) ?/gu, (whole, name: string) => (Object.hasOwn(SIGNS, name) ? SIGNS[name]! : whole))
    .replace(/\\[,;:! ]/gu, ' ')
    .replace(/\\([%$&#_{}])/gu, '$1')
    .replace(/([_^])(?:\{([^{}]*)\}|([^\s{}\\]))/gu, (whole, level: string, group?: string, one?: string) => {
      const written = group ?? one ?? '';
      return (level === '^' ? superscript(written) : subscript(written)) ?? whole;
    });
  return linear.includes('\\') ? tex.trim() : linear.replace(/\s+/gu, ' ').trim();
}

function grouped(part: string): string {
  return /^(?:[\d.]+|\p{L})$/u.test(part) ? part : `(${part})`;
}
