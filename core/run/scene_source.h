#pragma once

#include "run/scene.h"
#include "run/scene_fields.h"

/// Where a scene's data come from, as its file says. Used by the scene files of core/run only.

namespace holdout {

/// Reads the one source among the fields of "data"; what it holds beyond our own fields goes into
/// `unknown` under the source's name.
DataSource readSource(FieldReader& data, Json& unknown);

/// Puts the fields nobody asked for under this key, if there are any.
inline void keep(Json& unknown, const std::string& key, const Json& leftovers)
{
    if (!leftovers.empty())
        unknown[key] = leftovers;
}

} // namespace holdout
