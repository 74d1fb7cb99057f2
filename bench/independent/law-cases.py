"""Mean first-passage times that test/unit/analysis/law-validity.test.ts holds the laws to, computed without the product.

In the plane: central differences of  -grad L . grad t + D1 t_xx + D2 t_yy = -1  on a square grid whose nodes lie on the border,
solved directly, at two widths. Underdamped: a plain loop of BAOAB. Needs NumPy and SciPy.
"""
import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import spsolve


def plane(loss_x, loss_y, diffusion, escaped, start, box, step):
    xs = np.arange(box[0], box[1] + step / 2, step)
    ys = np.arange(box[2], box[3] + step / 2, step)
    x, y = np.meshgrid(xs, ys, indexing="ij")
    d1, d2 = diffusion(x, y)
    ax, ay = -loss_x(x, y), -loss_y(x, y)
    inside = ~escaped(x, y)
    number = np.arange(x.size).reshape(x.shape)
    rows, columns, values = [], [], []
    diagonal = np.zeros(x.shape)
    for axis, drift, noise in ((0, ax, d1), (1, ay, d2)):
        for side in (-1, 1):
            rate = noise / step**2 + side * drift / (2 * step)
            there = np.roll(number, -side, axis)
            ok = inside.copy()
            edge = [slice(None), slice(None)]
            edge[axis] = -1 if side == 1 else 0
            ok[tuple(edge)] = False  # nothing flows through the walls
            diagonal -= np.where(ok, rate, 0)
            rows.append(number[ok])
            columns.append(there[ok])
            values.append(rate[ok])
    diagonal[~inside] = 1
    rows.append(number.ravel())
    columns.append(number.ravel())
    values.append(diagonal.ravel())
    matrix = sparse.csc_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))))
    # Escaped nodes are zero: their columns do not count.
    right = np.where(inside, -1.0, 0.0).ravel()
    time = spsolve(matrix, right).reshape(x.shape)
    return time[np.argmin(abs(xs - start[0])), np.argmin(abs(ys - start[1]))]


def loss_scaled(c, epsilon):
    """(x^2 - 1)^2 + c y^2 + 0.2, D = epsilon L diag(8, 2c), from (-1, 0) to x >= 1."""
    def diffusion(x, y):
        loss = (x * x - 1) ** 2 + c * y * y + 0.2
        return 8 * epsilon * loss, 2 * c * epsilon * loss
    return lambda step: plane(
        lambda x, y: 4 * x * (x * x - 1), lambda x, y: 2 * c * y, diffusion,
        lambda x, y: x >= 1 - 1e-9, (-1, 0), (-2.5, 1, -3, 3), step)


def oblique(c, sign, offset, temperature):
    """(x^2 - 1)^2 + c y^2 at T, from (-1, 0) to x + sign y >= offset."""
    return lambda step: plane(
        lambda x, y: 4 * x * (x * x - 1), lambda x, y: 2 * c * y,
        lambda x, y: (temperature + 0 * x, temperature + 0 * x),
        lambda x, y: x + sign * y >= offset - 1e-9, (-1, 0), (-2, 1.5, -1.5, 1.5), step)


def underdamped(temperature, friction, step, particles, seed):
    """(x^2 - 1)^2, from -1 with a Maxwell velocity to x >= 1."""
    random = np.random.default_rng(seed)
    x = np.full(particles, -1.0)
    v = np.sqrt(temperature) * random.standard_normal(particles)
    kept = np.exp(-friction * step)
    kick = np.sqrt(temperature * (1 - kept * kept))
    times, count = [], 0
    while x.size:
        count += 1
        v = v - step / 2 * 4 * x * (x * x - 1)
        x = x + step / 2 * v
        v = kept * v + kick * random.standard_normal(x.size)
        x = x + step / 2 * v
        v = v - step / 2 * 4 * x * (x * x - 1)
        out = x >= 1
        times += [count * step] * int(out.sum())
        x, v = x[~out], v[~out]
    times = np.array(times)
    return times.mean(), times.std() / np.sqrt(particles)


def one_dimension(loss, temperature, start, target, low):
    """Quadrature of the mean first-passage time."""
    grid = np.linspace(low, target, 200001)
    weight = np.exp(-loss(grid) / temperature)
    inner = np.concatenate(([0], np.cumsum((weight[1:] + weight[:-1]) / 2))) * (grid[1] - grid[0])
    outer = np.exp(loss(grid) / temperature) * inner / temperature
    part = grid >= start - 1e-12
    return np.trapezoid(outer[part], grid[part]) if hasattr(np, "trapezoid") else np.trapz(outer[part], grid[part])


if __name__ == "__main__":
    for name, loss, temperature, low in (
        ("(x^2-1)^2 (1+1.99x^2), T=0.15", lambda x: (x * x - 1) ** 2 * (1 + 1.99 * x * x), 0.15, -1.8),
        ("(x^2-1)^4 + 0.04(x^2-1)^2, T=0.2: level floor", lambda x: (x * x - 1) ** 4 + 0.04 * (x * x - 1) ** 2, 0.2, -2),
    ):
        print(name, one_dimension(loss, temperature, -1, 1, low), flush=True)
    for friction in (0.3, 0.05):
        print("underdamped, T=0.25, friction", friction, underdamped(0.25, friction, 0.05, 3000, 1), flush=True)
    for name, solve in (
        ("loss-scaled, c=4", loss_scaled(4, 0.02 / 0.6)),
        ("loss-scaled, c=1", loss_scaled(1, 0.02 / 0.6)),
        ("loss-scaled, c=1/4", loss_scaled(0.25, 0.02 / 0.6)),
        ("oblique, x+y>=0, c=4, T=0.15", oblique(4, 1, 0, 0.15)),
        ("oblique, x-y>=0.05, c=10, T=0.15", oblique(10, -1, 0.05, 0.15)),
        ("oblique, x+y>=-0.025, c=6, T=0.12", oblique(6, 1, -0.025, 0.12)),
    ):
        print(name, [round(float(solve(step)), 2) for step in (0.025, 0.0125)], flush=True)
