// What update rules and noise models work with.
//
// Each invocation moves LANES particles side by side: one on a graphics card, several on software adapters. A number of
// theirs has the type Floats, Words, Ints or Flags, a vector of the plane Vectors with the components v[0] and v[1], a symmetric
// matrix Matrices with the elements xx, xy, yy as m[0], m[1], m[2]. With one lane these are f32, u32, i32, bool, vec2f and
// vec3f, with several vectors, and matrices of two or three columns. So vectors and matrices are added and multiplied
// by numbers that are the same for all lanes; what differs from lane to lane is written by components. A function
// `one_…` is written for one particle, and `each_…` is that function in all lanes; TypeScript derives it.

/// Particles: their positions, and up to two vectors that their update rule remembers. MEMORY says how many are used.
struct State {
  theta: Vectors,
  first: Vectors,
  second: Vectors,
}

/// In each lane one of two vectors.
fn choose(otherwise: Vectors, chosen: Vectors, flags: Flags) -> Vectors {
  return Vectors(select(otherwise[0], chosen[0], flags), select(otherwise[1], chosen[1], flags));
}

fn choose_state(otherwise: State, chosen: State, flags: Flags) -> State {
  return State(
    choose(otherwise.theta, chosen.theta, flags),
    choose(otherwise.first, chosen.first, flags),
    choose(otherwise.second, chosen.second, flags),
  );
}

/// One step of the particles: its number, how many steps came since each one's start, a pair of standard normals each.
struct Step {
  particle: Words,
  number: u32,
  age: Words,
  normals: Vectors,
}

/// Further random bits for a step, two integers to a block.
fn more_bits(step: Step, block: u32) -> Bits {
  return threefry2x32(Bits(step.particle, Words(step.number)), vec2u(run.seed, STREAM_MORE + block));
}

/// The product of a symmetric matrix with a vector, for each lane.
fn product(matrix: Matrices, vector: Vectors) -> Vectors {
  return Vectors(
    matrix[0] * vector[0] + matrix[1] * vector[1],
    matrix[1] * vector[0] + matrix[2] * vector[1],
  );
}

/// The component along a direction that is the same for all lanes.
fn component(direction: vec2f, vector: Vectors) -> Floats {
  return direction.x * vector[0] + direction.y * vector[1];
}

/// The square of the distance from a point that is the same for all lanes.
fn squared_distance(theta: Vectors, point: vec2f) -> Floats {
  let away = Vectors(theta[0] - point.x, theta[1] - point.y);
  return away[0] * away[0] + away[1] * away[1];
}
