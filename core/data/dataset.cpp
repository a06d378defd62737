#include "data/dataset.h"

namespace holdout {

Dataset select(const Dataset& data, const std::vector<Index>& rows)
{
    Dataset part = data;
    part.X = data.X(rows, Eigen::all);
    if (data.labelled())
        part.y = data.y(rows);
    return part;
}

} // namespace holdout
