#pragma once

#include "base/types.h"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>
#include <ranges>
#include <span>
#include <utility>

namespace holdout {

/// The only source of randomness. Always seeded by the caller, so every run can be repeated.
///
/// The engine is the standard's, which gives the same bits everywhere; the distributions are our
/// own, because the standard leaves theirs to each library. A value: copying it copies the stream.
class Random {
public:
    explicit Random(std::uint64_t seed = 0) : m_engine(seed) {}

    /// The next 64 random bits; also what lets the standard's algorithms use this as a generator.
    std::uint64_t operator()() { return m_engine(); }
    using result_type = std::uint64_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    /// Uniform on [0, 1), with all 53 bits of the mantissa drawn.
    double uniform() { return static_cast<double>(m_engine() >> 11U) * 0x1.0p-53; }

    double uniform(double low, double high) { return low + (high - low) * uniform(); }

    /// Standard normal. Source: G. E. P. Box and M. E. Muller, Ann. Math. Statist. 29 (1958).
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

    /// Uniform on 0 … count−1, without bias. Requires: count > 0.
    Index below(Index count)
    {
        assert(count > 0);
        const auto range = static_cast<std::uint64_t>(count);
        const std::uint64_t limit = max() - max() % range;
        std::uint64_t bits = m_engine();
        while (bits >= limit)
            bits = m_engine();
        return static_cast<Index>(bits % range);
    }

    /// Puts the values in random order, each order equally likely (Fisher and Yates).
    template <std::ranges::random_access_range Values> void shuffle(Values& values)
    {
        for (Index i = std::ssize(values) - 1; i > 0; --i)
            std::swap(values[static_cast<std::size_t>(i)],
                      values[static_cast<std::size_t>(below(i + 1))]);
    }

    /// A generator of its own for a part of the work, so that parts do not disturb each other.
    Random fork() { return Random(m_engine() ^ 0x9E3779B97F4A7C15ULL); }

private:
    std::mt19937_64 m_engine;
};

} // namespace holdout
