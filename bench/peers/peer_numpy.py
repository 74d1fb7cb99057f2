"""Peer in NumPy: single precision, chunks that stay in the cache, no temporary arrays, one process on one core."""

from protocol import Clock, read_options, unavailable

try:
    import numpy as np
except ImportError as error:
    unavailable(f"NumPy cannot be imported: {error}")

F = np.float32
# Particles of a chunk: its dozen arrays fit into the second-level cache, and calls cost little beside the work.
CHUNK = 8192
# Steps between two looks at who has passed, where all are followed until they have.
COMPACT_EVERY = 256


class Quartic:
    """(x² − 1)² + ½y², Langevin, η = 0.01, T = 0.2."""

    start, learning_rate, temperature = (-1.0, 0.0), 0.01, 0.2

    def __init__(self, size, _options):
        self.g = np.empty(size, F)
        self.amplitude = F((2 * self.learning_rate * self.temperature) ** 0.5)

    def step(self, x, y, rng, z):
        eta, g = F(self.learning_rate), self.g[: x.size]
        rng.standard_normal(dtype=F, out=z)
        z *= self.amplitude
        np.multiply(x, x, out=g)
        g -= F(1)
        g *= x
        g *= F(4 * eta)
        x -= g
        x += z[0]
        y *= F(1 - eta)
        y += z[1]

    def escaped(self, x, y):
        return x >= F(1)


class MullerBrown:
    """Müller–Brown, Langevin, η = 0.0002, T = 40, from the deepest minimum to a disc about the third."""

    start, learning_rate, temperature = (-0.558224, 1.441726), 0.0002, 40.0
    terms = (
        (-200, -1, 0, -10, 1, 0),
        (-100, -1, 0, -10, 0, 0.5),
        (-170, -6.5, 11, -6.5, -0.5, 1.5),
        (15, 0.7, 0.6, 0.7, -1, 1),
    )

    def __init__(self, size, _options):
        self.buffers = np.empty((6, size), F)
        self.amplitude = F((2 * self.learning_rate * self.temperature) ** 0.5)

    def step(self, x, y, rng, z):
        dx, dy, gx, gy, along, value = self.buffers[:, : x.size]
        gx.fill(0)
        gy.fill(0)
        for size, a, b, c, x0, y0 in self.terms:
            np.subtract(x, F(x0), out=dx)
            np.subtract(y, F(y0), out=dy)
            # ∂x of the exponent in `along`, ∂y in `value`'s place: a·dx² + b·dx·dy + c·dy² is half of dx·∂x + dy·∂y.
            fx = np.multiply(dx, F(2 * a), out=along)
            fy = dy * F(2 * c)
            if b:
                fx += F(b) * dy
                fy += F(b) * dx
            dx *= fx
            dy *= fy
            dx += dy
            dx *= F(0.5)
            np.exp(dx, out=value)
            value *= F(size * self.learning_rate)
            fx *= value
            fy *= value
            gx += fx
            gy += fy
        rng.standard_normal(dtype=F, out=z)
        z *= self.amplitude
        x -= gx
        x += z[0]
        y -= gy
        y += z[1]

    def escaped(self, x, y):
        return (x - F(0.623499)) ** 2 + (y - F(0.028038)) ** 2 <= F(0.01)


class SharpFlat:
    """(u² − 1)² + 4(y·v)², u a bend of x and v = u′; SGD, η = 0.02, two-temperature noise, B = 1, σ = 3."""

    start, learning_rate = (-1.0, 0.0), 0.02
    beta, sigma, flat = 5 / 12, 24 / 19, 29 / 19

    def __init__(self, size, _options):
        pass

    def step(self, x, y, rng, z):
        eta, beta, sigma, less = self.learning_rate, self.beta, self.sigma, 1 - self.beta**2
        shifted = x * F(1 / sigma) + F(0.75 * beta)
        root = np.sqrt(shifted * shifted + F(9 / 16 * less))
        u = (shifted - F(beta) * root) * F(1 / less)
        v = (F(1) - F(beta) * shifted / root) * F(1 / (less * sigma))
        bend = F(-9 / 16 * beta / sigma**2) / (root * root * root)
        well = u * u - F(1)
        slope = y * v
        loss = well * well + F(4) * slope * slope
        beyond = x > F(0)
        between = (x > F(-1)) & (x < F(self.flat))
        hot = between & (loss > np.where(beyond, F(8 / 17), F(2 / 11)))
        in_well = np.where(beyond, F(5.038135815954152), F(10.076271631908304))
        rng.standard_normal(dtype=F, out=z)
        gx = F(4) * u * well * v + F(8) * y * slope * bend + np.where(hot, F(4.75), in_well) * z[0]
        gy = F(8) * slope * v + np.where(hot, F(6.717514421272201), in_well) * z[1]
        x -= F(eta) * gx
        y -= F(eta) * gy

    def escaped(self, x, y):
        return x >= F(self.flat)


class PhaseRetrieval:
    """⟨¼((ax + by)² − c)²⟩ over 4096 rows; SGD, η = 0.1, minibatches of 16 rows drawn with replacement."""

    start, learning_rate, batch_size = (1.0, 0.5), 0.1, 16

    def __init__(self, size, options):
        self.a, self.b, self.c = np.fromfile(options.rows, F).reshape(-1, 3).T.copy()
        self.sums = np.empty((2, size), F)

    def step(self, x, y, rng, z):
        gx, gy = self.sums[:, : x.size]
        gx.fill(0)
        gy.fill(0)
        rows = rng.integers(0, self.a.size, (self.batch_size, x.size), dtype=np.uint16)
        for row in rows:
            a, b = self.a[row], self.b[row]
            amplitude = a * x
            amplitude += b * y
            common = amplitude * amplitude
            common -= self.c[row]
            common *= amplitude
            a *= common
            b *= common
            gx += a
            gy += b
        factor = F(self.learning_rate / self.batch_size)
        gx *= factor
        gy *= factor
        x -= gx
        y -= gy

    def escaped(self, x, y):
        return -x - F(0.5) * y >= F(0.6)


WORKS = {"quartic": Quartic, "muller-brown": MullerBrown, "sharp-flat": SharpFlat, "phase-retrieval": PhaseRetrieval}


def follow(rule, rng, count, steps):
    """First-passage steps of a chunk; whoever has passed is taken out from time to time."""
    x, y = (np.full(count, at, F) for at in rule.start)
    passed_at = np.full(count, steps + 1, np.int64)
    who = np.arange(count)
    z = np.empty((2, count), F)
    for step in range(1, steps + 1):
        rule.step(x, y, rng, z)
        inside = rule.escaped(x, y)
        if inside.any():
            now = who[inside]
            passed_at[now] = np.minimum(passed_at[now], step)
        if step % COMPACT_EVERY == 0:
            waiting = passed_at[who] > steps
            if not waiting.any():
                break
            x, y, who = x[waiting], y[waiting], who[waiting]
            z = np.empty((2, x.size), F)
    return passed_at


def main():
    options = read_options()
    if options.work not in WORKS:
        raise SystemExit(f'--work: got "{options.work}"; this program knows {", ".join(WORKS)}.')
    # Particles that run away, as a few do where nobody is taken out, end as NaN without a word.
    np.seterr(all="ignore")
    rng = np.random.Generator(np.random.SFC64(options.seed))
    rule = WORKS[options.work](min(CHUNK, options.particles), options)
    clock = Clock()
    passages = np.zeros(0, np.int64)
    counts = [min(CHUNK, options.particles - first) for first in range(0, options.particles, CHUNK)]
    remark = f"one core, chunks of {CHUNK}, SFC64"
    for _ in range(options.repeats):
        if options.until_passed:
            clock.start()
            passages = np.concatenate([follow(rule, rng, count, options.steps) for count in counts])
            clock.stop()
            clock.particle_steps.append(int(np.minimum(passages, options.steps).sum()))
            continue
        xs, ys = (np.full(options.particles, at, F) for at in rule.start)
        never = options.steps + 1
        all_passages = np.full(options.particles, never, np.int32)
        z = np.empty((2, min(CHUNK, options.particles)), F)
        clock.start()
        for index, count in enumerate(counts):
            chunk = slice(index * CHUNK, index * CHUNK + count)
            x, y, passed_at = xs[chunk], ys[chunk], all_passages[chunk]
            normals = z if count == z.shape[1] else np.empty((2, count), F)
            for step in range(1, options.steps + 1):
                rule.step(x, y, rng, normals)
                if options.passages:
                    inside = rule.escaped(x, y)
                    if inside.any():
                        passed_at[inside & (passed_at == never)] = step
        clock.stop()
        clock.particle_steps.append(int(np.minimum(all_passages, options.steps).sum(dtype=np.int64)))
        passages = all_passages.astype(np.int64)
    passed = passages[passages <= options.steps] if options.passages or options.until_passed else passages[:0]
    clock.report(remark, passed.size, float(passed.sum()), float((passed.astype(float) ** 2).sum()))


main()
