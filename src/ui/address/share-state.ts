/** From what the page shows to what a link says, and back to what the page is to do. */

import { parseExperiment } from '../../experiment/experiment.ts';
import { ExperimentError } from '../../experiment/problem.ts';
import type { Command } from '../experiment/command.ts';
import { type Draft, readField, writeField } from '../experiment/draft.ts';
import { OVERLAY_FIELDS } from '../kit/view-names.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import { LinkError, type LinkedState } from './link.ts';
import type { PageName } from './page.ts';

/** Fields that one chooses or that hold others: what is wrong in them has not been typed on the page. */
const CHOSEN =
  /^(experiment|version|landscape|landscape\.(name|data|domain|parameters)|method|(method|noise)\.(name|parameters)|noise|start|start\.at|escape|escape\.kind|afterEscape|ensemble|until)$/;

/** What of the laboratory goes into a link. */
export type Shareable = Pick<
  LaboratoryState,
  'draft' | 'problems' | 'prepared' | 'speed' | ViewField
>;

/** What of the way of looking has a command of its own. */
type ViewField = 'mapMode' | 'overlays' | 'instrument' | 'marginals';

/**
 * The state as a link says it.
 *
 * @param usualParticles how many particles this machine takes without being asked: that many are left to the machine on which
 *   the link is opened
 */
export function describeState(
  lab: Shareable,
  page: PageName,
  usualParticles: number | undefined,
): LinkedState {
  const { draft, problems, prepared, speed, mapMode, overlays, instrument, marginals } = lab;
  const isUsual = readField(draft, 'ensemble.particles') === usualParticles;
  return {
    v: 1,
    experiment: isUsual ? writeField(draft, 'ensemble.particles', undefined) : draft,
    ...(problems.length > 0 &&
      prepared !== undefined && { runs: prepared.experiment as unknown as Draft }),
    view: {
      ...(page !== 'laboratory' && { page }),
      speed,
      ...(mapMode !== 'cloud' && { mapMode }),
      ...(Object.values(overlays).includes(true) && {
        overlays: OVERLAY_FIELDS.filter((field) => overlays[field]),
      }),
      ...(instrument !== 'times' && { instrument }),
      ...(marginals && { marginals }),
    },
  };
}

/**
 * What the laboratory has to do to show a state.
 *
 * @throws LinkError where the experiment is none that the page could have written
 */
export function commandsFor(
  { experiment, runs, view }: LinkedState,
  { mapMode, overlays, instrument, marginals }: Pick<LaboratoryState, ViewField>,
): Command[] {
  const commands: Command[] = [];
  if (experiment !== undefined) {
    checkChoices(experiment);
    commands.push({ kind: 'open', draft: experiment, runs });
  }
  if (view.speed !== undefined) commands.push({ kind: 'speed', stepsPerSecond: view.speed });
  const wishedMode = view.mapMode ?? 'cloud';
  if (wishedMode !== mapMode) commands.push({ kind: 'show', mode: wishedMode });
  for (const field of OVERLAY_FIELDS) {
    const isShown = view.overlays?.includes(field) === true;
    if (isShown !== overlays[field]) commands.push({ kind: 'overlay', field, isShown });
  }
  const { instrument: wishedInstrument = 'times', marginals: areShown = false } = view;
  if (wishedInstrument !== instrument) {
    commands.push({ kind: 'instrument', instrument: wishedInstrument });
  }
  if (areShown !== marginals) commands.push({ kind: 'marginals', areShown });
  return commands;
}

/** Text typed wrongly is shown as it was typed; what has no place on the page at all is refused. */
function checkChoices(experiment: Draft): void {
  const problem = problemsOf(experiment).find(({ field }) => CHOSEN.test(field));
  if (problem === undefined) return;
  throw new LinkError(`The experiment of this link cannot be opened: ${problem.message}`);
}

function problemsOf(experiment: Draft) {
  try {
    parseExperiment(experiment);
    return [];
  } catch (error) {
    if (error instanceof ExperimentError) return error.problems;
    throw error;
  }
}
