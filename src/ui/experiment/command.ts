import type { Instrument, MapMode, MapView, OverlayField } from '../kit/view-names.ts';
import type { Draft, Json } from './draft.ts';

/** What an element asks the controller to do. */
export type Command =
  | { readonly kind: 'edit'; readonly field: string; readonly value: Json }
  /** Takes the place of the whole experiment. What is wrong in it is taken from `runs`, where that is given. */
  | { readonly kind: 'open'; readonly draft: Draft; readonly runs?: Draft | undefined }
  /** Tells the reader something. */
  | { readonly kind: 'remark'; readonly sentence: string }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'step' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'show'; readonly mode: MapMode }
  | { readonly kind: 'instrument'; readonly instrument: Instrument }
  | { readonly kind: 'marginals'; readonly areShown: boolean }
  /** Without a view, from the map to the surface and back. */
  | { readonly kind: 'view'; readonly view?: MapView }
  | { readonly kind: 'trails'; readonly areShown: boolean }
  | { readonly kind: 'overlay'; readonly field: OverlayField; readonly isShown: boolean }
  | { readonly kind: 'speed'; readonly stepsPerSecond: number };

declare global {
  interface HTMLElementEventMap {
    'lab-command': CustomEvent<Command>;
  }
}

/** Sends a command up to the laboratory, through all shadow roots. */
export function sendCommand(from: HTMLElement, command: Command): void {
  from.dispatchEvent(
    new CustomEvent('lab-command', { detail: command, bubbles: true, composed: true }),
  );
}
