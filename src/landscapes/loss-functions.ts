import { differentiate } from '../formula/derivative.ts';
import { createEvaluator } from '../formula/evaluate.ts';
import type { Expression } from '../formula/expression.ts';
import { compileProgram, type Program } from '../formula/program.ts';
import type { SmoothFunction } from './descent.ts';

/** What every loss is a function of. */
export const POSITION = ['x', 'y'] as const;

/** A loss, its gradient and its Hessian (xx, xy, yy) as expressions of the same symbols. */
export interface LossExpressions {
  readonly loss: Expression;
  readonly gradient: readonly [Expression, Expression];
  readonly hessian: readonly [Expression, Expression, Expression];
}

/** A loss, its gradient and its Hessian (xx, xy, yy) as programs with the same inputs. */
export interface LossPrograms {
  readonly lossProgram: Program;
  readonly gradientProgram: Program;
  readonly hessianProgram: Program;
}

/** Gradient and Hessian of a loss by differentiation. */
export function deriveExpressions(loss: Expression): LossExpressions {
  const x = differentiate(loss, 'x');
  const y = differentiate(loss, 'y');
  const hessian = [differentiate(x, 'x'), differentiate(x, 'y'), differentiate(y, 'y')] as const;
  return { loss, gradient: [x, y], hessian };
}

/** @param inputs x, y and what else the expressions read */
export function compilePrograms(
  inputs: readonly string[],
  { loss, gradient, hessian }: LossExpressions,
): LossPrograms {
  return {
    lossProgram: compileProgram(inputs, [loss]),
    gradientProgram: compileProgram(inputs, gradient),
    hessianProgram: compileProgram(inputs, hessian),
  };
}

/** Programs of x and y as plain functions in double precision. */
export function createFunctions(programs: LossPrograms): SmoothFunction {
  const evaluateLoss = createEvaluator(programs.lossProgram);
  const evaluateGradient = createEvaluator(programs.gradientProgram);
  const evaluateHessian = createEvaluator(programs.hessianProgram);
  const position = new Float64Array(2);
  const at = (x: number, y: number): Float64Array => {
    position[0] = x;
    position[1] = y;
    return position;
  };
  return {
    value: (x, y) => evaluateLoss(at(x, y))[0],
    gradient: (x, y) => {
      const [gx, gy] = evaluateGradient(at(x, y));
      return [gx, gy];
    },
    hessian: (x, y) => {
      const [xx, xy, yy] = evaluateHessian(at(x, y));
      return [xx, xy, yy];
    },
  };
}
