// What update rules and noise models work with.

/// A particle: its position, and up to two vectors that its update rule remembers. MEMORY says how many are used.
struct State {
  theta: vec2f,
  first: vec2f,
  second: vec2f,
}

/// One step of a particle: its number, how many steps came since the particle's start, a pair of standard normals.
struct Step {
  particle: u32,
  number: u32,
  age: u32,
  normals: vec2f,
}

/// Further random bits for a step, two integers to a block.
fn more_bits(step: Step, block: u32) -> vec2u {
  return threefry2x32(vec2u(step.particle, step.number), vec2u(run.seed, STREAM_MORE + block));
}
