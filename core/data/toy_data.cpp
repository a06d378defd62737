#include "data/toy_data.h"

#include "data/toy/population.h"

namespace holdout {

const std::vector<ToyData>& toyData()
{
    static const std::vector<ToyData> all{
        toy::twoMoons(),   toy::circles(),
        toy::spirals(),    toy::blobs(),
        toy::xorSquares(), toy::checkerboard(),
        toy::linear(),     toy::anisotropicBlobs(),
        toy::diagonal(),   toy::line(),
        toy::sine(),       toy::cubic(),
        toy::step(),       toy::heteroscedastic(),
    };
    return all;
}

Result<Dataset> generate(const ToyData& toy, const Settings& settings, std::uint64_t seed)
{
    if (const auto ok = check(toy.parameters, settings); !ok)
        return std::unexpected(ok.error());
    return toy.make(settings, Random(seed));
}

} // namespace holdout
