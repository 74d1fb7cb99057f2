// The kernel: a batch of particles makes a number of steps in registers; first passages are recorded as they happen.
//
// Joined with it: random.wgsl, step.wgsl, one file each of methods/, noise/ and escape/, and the landscape's loss(),
// gradient() and hessian(), derived from its formula. The bindings, structures and constants in capitals come from
// src/engine/webgpu/.

/// Adds to a 64-bit count that lies as two words, low word first.
fn add_wide(counter: u32, value: u32) {
  let before = atomicAdd(&counters[counter], value);
  if (before + value < before) { atomicAdd(&counters[counter + 1u], 1u); }
}

/// True for positions that are not finite or beyond the bound: as bit patterns, magnitude, infinity and NaN are ordered.
fn has_diverged(theta: vec2f) -> bool {
  // Signed, as software adapters compare signed integers faster.
  let magnitude = bitcast<vec2i>(theta) & vec2i(0x7fffffff);
  return max(magnitude.x, magnitude.y) > bitcast<i32>(run.divergence_bound_bits);
}

/// Whether a particle moves no more: it has diverged, or has been absorbed.
fn is_at_rest(passage: u32) -> bool {
  return passage == DIVERGED || (AFTER_ESCAPE == STOP && passage != NOT_PASSED);
}

/// Whether the next escape of a moving particle is still to be counted.
fn is_at_risk(passage: u32) -> bool {
  return AFTER_ESCAPE != CONTINUE || passage == NOT_PASSED;
}

/// Where a particle starts, or starts again, at a step.
fn start_position(particle: u32, step: u32) -> vec2f {
  let bits = threefry2x32(vec2u(particle, step), vec2u(run.seed, STREAM_START));
  return run.start + run.spread * normal_pair(bits);
}

/// A particle at its start, or at its start again: the first vector of its memory may be random, the second is 0.
fn fresh_state(particle: u32, step: u32) -> State {
  var state = State(start_position(particle, step), vec2f(0.0), vec2f(0.0));
  if (MEMORY > 0u) {
    let bits = threefry2x32(vec2u(particle, step), vec2u(run.seed, STREAM_MEMORY));
    state.first = run.memory_spread * normal_pair(bits);
  }
  return state;
}

fn load_state(particle: u32) -> State {
  var state = State(positions[particle], vec2f(0.0), vec2f(0.0));
  if (MEMORY > 0u) { state.first = memories[MEMORY * particle]; }
  if (MEMORY > 1u) { state.second = memories[MEMORY * particle + 1u]; }
  return state;
}

fn store_state(particle: u32, state: State) {
  positions[particle] = state.theta;
  if (MEMORY > 0u) { memories[MEMORY * particle] = state.first; }
  if (MEMORY > 1u) { memories[MEMORY * particle + 1u] = state.second; }
}

/// Bin of a duration: exact below 64 steps, then 32 bins to the octave.
fn step_bin(step: u32) -> u32 {
  if (step < 64u) { return step; }
  let octave = firstLeadingBit(step) - 5u;
  return 32u * octave + (step >> octave);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn place(@builtin(global_invocation_id) id: vec3u) {
  let particle = batch.first_particle + id.x;
  if (particle >= batch.end_particle) { return; }
  store_state(particle, fresh_state(particle, 0u));
  passages[particle] = NOT_PASSED;
  if (AFTER_ESCAPE == RESTART) { births[particle] = 0u; }
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn advance(@builtin(global_invocation_id) id: vec3u) {
  let particle = batch.first_particle + id.x;
  if (particle >= batch.end_particle) { return; }
  var passage = passages[particle];
  if (is_at_rest(passage)) { return; }
  var state = load_state(particle);
  var birth = 0u;
  if (AFTER_ESCAPE == RESTART) { birth = births[particle]; }

  let end = batch.first_step + batch.step_count;
  var step = batch.first_step;
  loop {
    // Nothing but steps in the inner loop, which something that happens ends: whatever else stood in it, software
    // adapters would execute at every step, masked.
    var happened = false;
    loop {
      let bits = threefry2x32(vec2u(particle, step), vec2u(run.seed, STREAM_STEP));
      state = update(state, Step(particle, step, step - birth, normal_pair(bits)));
      happened = has_diverged(state.theta) | (is_escaped(state.theta) & is_at_risk(passage));
      step++;
      if ((step >= end) | happened | STEP_BY_STEP) { break; }
    }
    if (happened) {
      if (has_diverged(state.theta)) {
        atomicAdd(&counters[DIVERGED_COUNT], 1u);
        if (is_at_risk(passage)) {
          atomicAdd(&counters[DIVERGED_AT_RISK_COUNT], 1u);
          add_wide(SETTLED_EXPOSURE, step);
          add_wide(DIVERGENCE_TIMES + 2u * step_bin(step - birth), 1u);
        }
        passage = DIVERGED;
      } else {
        add_wide(EVENT_COUNT, 1u);
        add_wide(ESCAPE_TIMES + 2u * step_bin(step - birth), 1u);
        if (passage == NOT_PASSED) { passage = step; }
        if (AFTER_ESCAPE == RESTART) {
          state = fresh_state(particle, step);
          birth = step;
        } else {
          add_wide(SETTLED_EXPOSURE, step);
        }
      }
    }
    if ((step >= end) | is_at_rest(passage)) { break; }
  }

  store_state(particle, state);
  passages[particle] = passage;
  if (AFTER_ESCAPE == RESTART) { births[particle] = birth; }
}

/// Histogram of the time that particles have spent since their last start (with `restart`, where it differs).
@compute @workgroup_size(WORKGROUP_SIZE)
fn count_ages(@builtin(global_invocation_id) id: vec3u) {
  let particle = batch.first_particle + id.x;
  if (particle >= batch.end_particle) { return; }
  if (passages[particle] == DIVERGED) { return; }
  atomicAdd(&ages[step_bin(batch.first_step - births[particle])], 1u);
}
