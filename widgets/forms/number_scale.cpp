#include "forms/number_scale.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace holdout {
namespace {

constexpr int linearStops = 200;
constexpr double mostWholeNumbers = 1000.0;
constexpr double decadesBelowMaximum = 6.0; ///< Shown of a logarithmic scale that starts at 0.

/// Near enough to even steps of a factor, in two digits: tenths of a power of ten.
constexpr std::array mantissas{10, 11, 12, 13, 15, 17, 20, 22, 25,
                               30, 35, 40, 45, 50, 60, 70, 80, 90};

/// The double nearest to the decimal number: one rounding only, of two numbers that are exact.
double times10(double mantissa, int exponent)
{
    return exponent >= 0 ? mantissa * std::pow(10.0, exponent)
                         : mantissa / std::pow(10.0, -exponent);
}

std::vector<double> byFactors(const Parameter& parameter)
{
    std::vector<double> stops{parameter.minimum};
    const double low = parameter.minimum > 0.0
                           ? parameter.minimum
                           : parameter.maximum * std::pow(10.0, -decadesBelowMaximum);
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(parameter.maximum)));
    for (int exponent = first; exponent <= last; ++exponent)
        for (const int mantissa : mantissas) {
            const double value = times10(mantissa, exponent - 1);
            if (value >= low && value < parameter.maximum)
                stops.push_back(value);
        }
    stops.push_back(parameter.maximum);
    return stops;
}

std::vector<double> evenly(const Parameter& parameter)
{
    const double range = parameter.maximum - parameter.minimum;
    const bool whole = parameter.kind == Parameter::Kind::Integer;
    const int steps = whole && range <= mostWholeNumbers ? static_cast<int>(range) : linearStops;
    const int digits = 3 - static_cast<int>(std::floor(std::log10(range > 0.0 ? range : 1.0)));
    std::vector<double> stops{parameter.minimum};
    for (int i = 1; i < steps; ++i) {
        const double value = parameter.minimum + range * i / steps;
        stops.push_back(times10(std::round(times10(value, digits)), -digits));
    }
    stops.push_back(parameter.maximum);
    return stops;
}

} // namespace

std::vector<double> sliderValues(const Parameter& parameter)
{
    const bool factors = parameter.logarithmic && parameter.maximum > 0.0;
    std::vector<double> stops = factors ? byFactors(parameter) : evenly(parameter);
    if (parameter.kind == Parameter::Kind::Integer)
        for (double& stop : stops)
            stop = std::round(stop);
    std::ranges::sort(stops);
    const auto rest = std::ranges::unique(stops);
    stops.erase(rest.begin(), rest.end());
    return stops;
}

int nearestStop(const std::vector<double>& stops, double value, bool logarithmic)
{
    assert(!stops.empty());
    const auto above = std::ranges::lower_bound(stops, value);
    if (above == stops.begin())
        return 0;
    if (above == stops.end())
        return static_cast<int>(stops.size()) - 1;
    const double low = *(above - 1), high = *above;
    const bool factors = logarithmic && low > 0.0;
    const bool nearerLow = factors ? value * value < low * high : value - low < high - value;
    return static_cast<int>(above - stops.begin()) - (nearerLow ? 1 : 0);
}

} // namespace holdout
