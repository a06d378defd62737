#pragma once

#include "data/dataset.h"

#include <QStringList>

#include <memory>

namespace holdout {

/// What an inner view needs to know beside the model's own plain data.
struct InsideContext {
    Task task = Task::Classification;
    QStringList classNames = {};
    std::shared_ptr<const Matrix> X = {}; ///< Training samples as the model sees them; may be null.

    /// The name of a class, or its number if it has none.
    QString className(Index index) const
    {
        return index >= 0 && index < classNames.size() ? classNames[index]
                                                       : QString::number(index + 1);
    }
};

} // namespace holdout
