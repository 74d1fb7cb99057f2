/** What the independent programs know of a landscape: written by hand, with derivatives worked out on paper. */

/** Numbers that a landscape writes its answers into, so that no step allocates. */
export interface Scratch {
  gx: number;
  gy: number;
  hxx: number;
  hxy: number;
  hyy: number;
}

/** A landscape by hand. */
export interface Landscape {
  readonly loss: (x: number, y: number) => number;
  /** Writes ∇L to gx and gy. */
  readonly gradient: (x: number, y: number, out: Scratch) => void;
  /** Writes the Hessian, where a noise asks for it. */
  readonly hessian?: (x: number, y: number, out: Scratch) => void;
  readonly start: readonly [number, number];
  /** Largest coordinate of the experiment's domain: a hundred times as far out a particle counts as diverged. */
  readonly reach: number;
  /** Which well a place belongs to, where shares are asked for or a basin is left. */
  readonly well?: (x: number, y: number) => number;
  readonly wells?: number;
  /** The escape region of a named landscape. */
  readonly region?: Region;
  /** Curvatures along x and y at the start's minimum and, as sizes, at the saddle, for noises that are stated by them. */
  readonly curvatures?: {
    readonly minimum: readonly [number, number];
    readonly saddle: readonly [number, number];
    /** x of the minimum, of the saddle and of the minimum beyond (Infinity where there is none). */
    readonly at: readonly [number, number, number];
    readonly barrier: number;
  };
  /** Rows of a table: the gradient of one row. */
  readonly rows?: {
    readonly count: number;
    readonly gradient: (row: number, x: number, y: number, out: Scratch) => void;
  };
  /** Elements 11, 12 and 22 of a covariance that is typed. */
  readonly covariance?: (x: number, y: number) => readonly [number, number, number];
  /** Whether the loss is a function of x plus one of y: then quadrature answers half-planes along x. */
  readonly isSum?: boolean;
}

/** An escape region, as the experiment states it. */
export type Region =
  | {
      readonly kind: 'half-plane';
      readonly normal: readonly [number, number];
      readonly offset: number;
    }
  | { readonly kind: 'disc'; readonly center: readonly [number, number]; readonly radius: number }
  | {
      readonly kind: 'outside-disc';
      readonly center: readonly [number, number];
      readonly radius: number;
    }
  | { readonly kind: 'level'; readonly value: number }
  | { readonly kind: 'leave-basin' };
