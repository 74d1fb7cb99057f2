// Positions → histogram: particles by cell of the domain, and those outside it. Absorbed and diverged ones are left out.

@compute @workgroup_size(WORKGROUP_SIZE)
fn count_particles(@builtin(global_invocation_id) id: vec3u) {
  let particle = batch.first_particle + id.x;
  if (particle >= batch.end_particle) { return; }
  if (any(is_at_rest(Words(passages[particle])))) { return; }
  let cell = (positions[particle] - run.domain_origin) * run.cells_per_unit;
  let size = f32(DENSITY_SIZE);
  var at = OUTSIDE_CELL;
  if (all(cell >= vec2f(0.0)) && all(cell < vec2f(size))) {
    at = u32(cell.y) * DENSITY_SIZE + u32(cell.x);
  }
  atomicAdd(&cells[at], 1u);
}
