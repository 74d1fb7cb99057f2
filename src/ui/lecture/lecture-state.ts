import type { Reading } from '../../analysis/reading.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Problem } from '../../experiment/problem.ts';
import type { Evidence, PanelView, Scene } from '../../lecture/scene.ts';
import type { Draft } from '../experiment/draft.ts';
import type { MapPicture } from '../map/map-picture.ts';
import type { Rates } from '../run/running-view.ts';
import type { PanelAnswers } from '../run/scene-answers.ts';

/** One experiment of the scene that runs. */
export interface PanelState {
  readonly label: string;
  readonly isShown: boolean;
  readonly view: PanelView;
  /** As it runs. */
  readonly draft: Draft;
  readonly prepared: PreparedExperiment;
  /** Where its cloud is seen. */
  readonly canvas: HTMLCanvasElement | undefined;
  /** What is shown in place of the cloud, once there is something, and a sentence on it. */
  readonly picture: MapPicture | undefined;
  readonly caption: string;
  readonly reading: Reading | undefined;
  readonly answers: PanelAnswers;
}

/** What the lecture shows at a moment: a value, replaced as a whole. */
export interface LectureState {
  /** The scene that was chosen last; its panels follow when they are compiled. */
  readonly scene: Scene | undefined;
  /** Whether the panels are still those of before. */
  readonly isOpening: boolean;
  readonly panels: readonly PanelState[];
  /** Values of the scene's sliders, in their order, as they were typed. */
  readonly drafts: readonly Draft[];
  readonly running: boolean;
  /** Wished speed in steps per second; FASTEST for no limit. */
  readonly speed: number;
  readonly rates: Rates;
  /** Steps made so far. */
  readonly step: number;
  readonly evidence: Evidence | undefined;
  /** What is wrong with what was typed, by field. */
  readonly problems: readonly Problem[];
  /** Why nothing runs. */
  readonly notice: string | undefined;
}
