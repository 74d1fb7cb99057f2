"""Peer in JAX: one jit-compiled fori_loop over all the steps, jax.random's default generator. (x² − 1)² + ½y² only."""

from protocol import Clock, read_options, unavailable

options = read_options()
try:
    import jax
    import jax.numpy as jnp
except ImportError as error:
    unavailable(f"JAX cannot be imported: {error}")

ETA, TEMPERATURE = 0.01, 0.2
AMPLITUDE = (2 * ETA * TEMPERATURE) ** 0.5
NOT_PASSED = jnp.uint32(0xFFFFFFFF)

if options.device == "gpu" and jax.default_backend() != "gpu":
    unavailable(f"JAX {jax.__version__} finds no GPU.")
if options.work != "quartic":
    unavailable("this peer has the double well only")


def advance(key, step, x, y):
    z = jax.random.normal(jax.random.fold_in(key, step), (2, x.size), jnp.float32)
    return x - ETA * 4 * x * (x * x - 1) + AMPLITUDE * z[0], y - ETA * y + AMPLITUDE * z[1]


def record(step, x, passed_at):
    now = (x >= 1) & (passed_at == NOT_PASSED)
    return jnp.where(now, (step + 1).astype(jnp.uint32), passed_at)


def start():
    return (
        jnp.full(options.particles, -1, jnp.float32),
        jnp.zeros(options.particles, jnp.float32),
        jnp.full(options.particles, NOT_PASSED),
    )


@jax.jit
def run(key, state):
    def body(step, state):
        x, y, passed_at = state
        x, y = advance(key, step, x, y)
        return (x, y, record(step, x, passed_at) if options.passages else passed_at)

    return jax.lax.fori_loop(0, options.steps, body, state)


@jax.jit
def run_until_passed(key, state):
    def body(carry):
        step, x, y, passed_at = carry
        x, y = advance(key, step, x, y)
        return step + 1, x, y, record(step, x, passed_at)

    def waits(carry):
        return (carry[0] < options.steps) & jnp.any(carry[3] == NOT_PASSED)

    return jax.lax.while_loop(waits, body, (jnp.int32(0), *state))[1:]


clock = Clock()
work = run_until_passed if options.until_passed else run
if not options.until_passed:
    # Compiles, and brings the device to its speed.
    jax.block_until_ready(work(jax.random.key(options.seed + 1), start()))
passed_at = None
for repeat in range(options.repeats):
    key, state = jax.random.key(options.seed + 1000 * repeat), jax.block_until_ready(start())
    clock.start()
    _, _, passed_at = jax.block_until_ready(work(key, state))
    clock.stop()
    passed_at = jax.device_get(passed_at).astype("float64")
    clock.particle_steps.append(float(passed_at.clip(max=options.steps).sum()))
passed = passed_at[passed_at < 0xFFFFFFFF]
clock.report(
    f"JAX {jax.__version__}, {jax.devices()[0].device_kind}",
    passed.size,
    float(passed.sum()),
    float((passed**2).sum()),
)
