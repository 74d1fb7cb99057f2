import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { version } from '../../package.json';
import { escapement, quartic, startEscapement, writeExperiment, writeInput } from './command.ts';

it.each([
  ['a file that is not there', ['rate', 'nowhere.json'], ['There is no file nowhere.json.']],
  ['a folder', ['theory', import.meta.dirname], ['is a folder, not an experiment file.']],
  ['no JSON', ['theory', writeInput('{ "version": 1,')], ['is not JSON: ']],
  [
    'several wrong fields at once',
    [
      'rate',
      writeExperiment({
        ...quartic(-1),
        method: { name: 'langevin', learningRate: 0 },
        colour: 'red',
      }),
    ],
    [
      'noise.temperature (temperature) must be a number at least 0 and at most 1000000; got -1.',
      'method.learningRate (learning rate) must be a number greater than 0 and at most 100; got 0.',
      'colour is not a field of an experiment; remove it or check its spelling.',
    ],
  ],
  [
    'a formula that is none',
    [
      'theory',
      writeExperiment({
        ...quartic(1),
        landscape: {
          formula: 'x^2 + zed',
          domain: [
            [-1, 1],
            [-1, 1],
          ],
        },
        start: { at: [0, 0] },
        escape: { kind: 'level', value: 1 },
      }),
    ],
    ['landscape.formula: ', 'zed'],
  ],
  [
    'wrong flags',
    ['rate', writeExperiment(quartic(1)), '--particles', '1.5', '--seed', 'many'],
    [
      '--particles (particles) must be a whole number at least 1 and at most 268435456; got 1.5.',
      '--seed (seed) must be a whole number at least 0 and at most 4294967295; got "many".',
    ],
  ],
  [
    'more particles than there is room for',
    ['rate', writeExperiment(quartic(1)), '--particles', '268435456', '--engine', 'cpu'],
    ['ensemble.particles must be at most '],
  ],
  [
    'a table that is not there',
    [
      'theory',
      writeExperiment({
        ...quartic(1),
        landscape: {
          rowLoss: '(x - a)^2 + y^2',
          data: 'no-rows.csv',
          domain: [
            [-1, 1],
            [-1, 1],
          ],
        },
      }),
    ],
    ['landscape.data: There is no file ', 'no-rows.csv.'],
  ],
  ['an unknown engine', ['rate', 'x.json', '--engine', 'gpu'], ['auto, webgpu, cpu']],
  ['an unknown option', ['rate', 'x.json', '--fast'], ["unknown option '--fast'"]],
  ['an unknown command', ['escape'], ["unknown command 'escape'"]],
  ['no file', ['rate'], ["missing required argument 'experiment'"]],
])('%s: status 2 and sentences on stderr alone', async (_, args, sentences) => {
  const { status, stdout, stderr } = await escapement(args);
  for (const sentence of sentences) expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/); // no stack
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

it('a process ends with the status, on what is wrong as on nothing wrong', async () => {
  const outcome = await startEscapement(['rate', 'nowhere.json']);
  expect(outcome).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no file nowhere.json.\n',
  });
  const { status, stdout } = await startEscapement(['--version']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` });
});

it.each([[['--help']], [['rate', '--help']], [['theory', '--help']]])('helps: %s', async (args) => {
  const { status, stdout, stderr } = await escapement(args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Exit status: 0 done, 1 the run failed or was interrupted, 2');
});

it('asks for a driver where WebGPU is wanted and there is none', async () => {
  const nowhere = { VK_ICD_FILENAMES: '/nowhere.json', VK_DRIVER_FILES: '/nowhere.json' };
  if (process.platform !== 'linux') return;
  const path = writeExperiment(quartic(1));
  const { status, stdout, stderr } = await startEscapement(
    ['rate', path, '--engine', 'webgpu'],
    nowhere,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('apt-get install mesa-vulkan-drivers');
  const auto = await startEscapement(['rate', path, '--particles', '10'], nowhere);
  expect(auto.status).toBe(0);
  expect(auto.stderr).toContain('Engine: cpu, CPU, ');
  expect(auto.stderr).toContain('(there is no WebGPU adapter)');
});

it('runs by name in a checkout', () => {
  const { stdout } = spawnSync('npx', ['escapement', '--version'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(stdout.trim()).toBe(version);
});
