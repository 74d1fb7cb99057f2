// The kernel: particles make a number of steps in registers; first passages are recorded as they happen.
//
// Joined with it: random.wgsl, step.wgsl, one file each of methods/, noise/ and escape/, and the landscape's
// loss(), gradient() and hessian(), derived from its formula. The bindings, structures and constants in capitals come from
// src/engine/webgpu/.

/// Adds to a 64-bit count that lies as two words, low word first.
fn add_wide(counter: u32, value: u32) {
  let before = atomicAdd(&counters[counter], value);
  if (before + value < before) { atomicAdd(&counters[counter + 1u], 1u); }
}

/// True for positions that are not finite or beyond the bound: as bit patterns, magnitude, infinity and NaN are ordered.
fn has_diverged(theta: Vectors) -> Flags {
  // Signed, as software adapters compare signed integers faster; a difference of two that are not negative fits.
  let bound = bitcast<i32>(run.divergence_bound_bits);
  let room_x = bound - (bitcast<Ints>(theta[0]) & Ints(0x7fffffff));
  let room_y = bound - (bitcast<Ints>(theta[1]) & Ints(0x7fffffff));
  return (room_x | room_y) < Ints(0);
}

/// Whether particles move no more: they have diverged, or have been absorbed.
fn is_at_rest(passage: Words) -> Flags {
  return (passage == Words(DIVERGED)) | (Flags(AFTER_ESCAPE == STOP) & (passage != Words(NOT_PASSED)));
}

/// Whether the next escape of moving particles is still to be counted.
fn is_at_risk(passage: Words) -> Flags {
  return Flags(AFTER_ESCAPE != CONTINUE) | (passage == Words(NOT_PASSED));
}

/// Where particles start, or start again, at a step.
fn start_position(particle: Words, step: u32) -> Vectors {
  let bits = threefry2x32(Bits(particle, Words(step)), vec2u(run.seed, STREAM_START));
  let offset = run.spread * normal_pair(bits);
  return Vectors(run.start.x + offset[0], run.start.y + offset[1]);
}

/// Particles at their start, or at their start again: the first vector of their memory may be random, the second is 0.
fn fresh_state(particle: Words, step: u32) -> State {
  var state = State(start_position(particle, step), Vectors(), Vectors());
  if (MEMORY > 0u) {
    let bits = threefry2x32(Bits(particle, Words(step)), vec2u(run.seed, STREAM_MEMORY));
    state.first = run.memory_spread * normal_pair(bits);
  }
  return state;
}

/// The numbers of the particles that an invocation moves. They may pass the last one of the batch.
fn particles_of(invocation: u32) -> Words {
  return batch.first_particle + LANES * invocation + LANE_NUMBERS;
}

/// The step of a particle's first passage, or why there is none. Beyond the last particle everything is at rest.
fn one_passage(particle: u32) -> u32 {
  if (particle >= batch.end_particle) { return DIVERGED; }
  return passages[particle];
}

/// The step of its last start.
fn one_birth(particle: u32) -> u32 {
  if (particle >= batch.end_particle) { return 0u; }
  return births[particle];
}

fn one_position(particle: u32) -> vec2f {
  if (particle >= batch.end_particle) { return vec2f(0.0); }
  return positions[particle];
}

fn one_first_memory(particle: u32) -> vec2f {
  if (particle >= batch.end_particle) { return vec2f(0.0); }
  return memories[MEMORY * particle];
}

fn one_second_memory(particle: u32) -> vec2f {
  if (particle >= batch.end_particle) { return vec2f(0.0); }
  return memories[MEMORY * particle + 1u];
}

fn one_store(particle: u32, theta: vec2f, first: vec2f, second: vec2f, passage: u32, birth: u32) {
  if (particle >= batch.end_particle) { return; }
  positions[particle] = theta;
  if (MEMORY > 0u) { memories[MEMORY * particle] = first; }
  if (MEMORY > 1u) { memories[MEMORY * particle + 1u] = second; }
  passages[particle] = passage;
  if (AFTER_ESCAPE == RESTART) { births[particle] = birth; }
}

fn load_state(particle: Words) -> State {
  var state = State(each_position(particle), Vectors(), Vectors());
  if (MEMORY > 0u) { state.first = each_first_memory(particle); }
  if (MEMORY > 1u) { state.second = each_second_memory(particle); }
  return state;
}

fn store(particle: Words, state: State, passage: Words, birth: Words) {
  each_store(particle, state.theta, state.first, state.second, passage, birth);
}

/// Bin of a duration: exact below 64 steps, then 32 bins to the octave.
fn step_bin(step: u32) -> u32 {
  if (step < 64u) { return step; }
  let octave = firstLeadingBit(step) - 5u;
  return 32u * octave + (step >> octave);
}

/// Counts what happened to a particle at a step, `age` after its last start.
fn one_event(diverged: bool, escaped: bool, at_risk: bool, step: u32, age: u32) {
  if (diverged) { atomicAdd(&counters[DIVERGED_COUNT], 1u); }
  if (escaped | (diverged & at_risk)) {
    add_wide(select(EVENT_COUNT, DIVERGED_AT_RISK_COUNT, diverged), 1u);
    add_wide(select(ESCAPE_TIMES, DIVERGENCE_TIMES, diverged) + 2u * step_bin(age), 1u);
    // Whoever starts again stays at risk.
    if (diverged | (AFTER_ESCAPE != RESTART)) { add_wide(SETTLED_EXPOSURE, step); }
  }
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn place(@builtin(global_invocation_id) id: vec3u) {
  let particle = particles_of(id.x);
  store(particle, fresh_state(particle, 0u), Words(NOT_PASSED), Words());
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn advance(@builtin(global_invocation_id) id: vec3u) {
  let particle = particles_of(id.x);
  var passage = each_passage(particle);
  if (all(is_at_rest(passage))) { return; }
  var state = load_state(particle);
  var birth = Words();
  if (AFTER_ESCAPE == RESTART) { birth = each_birth(particle); }
  // Lanes at rest go on with their neighbours, and what they had come to is kept here.
  var resting = state;

  let end = batch.first_step + batch.step_count;
  var step = batch.first_step;
  loop {
    let moves = !is_at_rest(passage);
    if ((step >= end) | !any(moves)) { break; }
    let at_risk = is_at_risk(passage);
    let pause = min(end, step + STEPS_TOGETHER);
    // Nothing but steps in the inner loop, which something that happens ends: whatever else stood in it, software
    // adapters would execute at every step, masked.
    var happened = false;
    loop {
      let bits = threefry2x32(Bits(particle, Words(step)), vec2u(run.seed, STREAM_STEP));
      state = update(state, Step(particle, step, step - birth, normal_pair(bits)));
      happened = any((has_diverged(state.theta) | (is_escaped(state.theta) & at_risk)) & moves);
      step++;
      if ((step >= pause) | happened) { break; }
    }
    if (happened) {
      let diverged = has_diverged(state.theta) & moves;
      let escaped = is_escaped(state.theta) & at_risk & moves & !diverged;
      each_event(diverged, escaped, at_risk, Words(step), step - birth);
      passage = select(passage, Words(step), escaped & (passage == Words(NOT_PASSED)));
      passage = select(passage, Words(DIVERGED), diverged);
      resting = choose_state(resting, state, diverged | escaped);
      if (AFTER_ESCAPE == RESTART) {
        state = choose_state(state, fresh_state(particle, step), escaped);
        birth = select(birth, Words(step), escaped);
      }
    }
  }

  store(particle, choose_state(state, resting, is_at_rest(passage)), passage, birth);
}

/// Histogram of the time that particles have spent since their last start (with `restart`, where it differs).
@compute @workgroup_size(WORKGROUP_SIZE)
fn count_ages(@builtin(global_invocation_id) id: vec3u) {
  let particle = batch.first_particle + id.x;
  if (particle >= batch.end_particle) { return; }
  if (passages[particle] == DIVERGED) { return; }
  atomicAdd(&ages[step_bin(batch.first_step - births[particle])], 1u);
}
