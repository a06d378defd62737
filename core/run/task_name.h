#pragma once

#include "data/dataset.h"

#include <optional>
#include <string_view>

namespace holdout {

/// The stable name of a task, as scenes and the command line write it.
constexpr std::string_view taskName(Task task)
{
    switch (task) {
    case Task::Classification:
        return "classification";
    case Task::Regression:
        return "regression";
    case Task::Clustering:
        return "clustering";
    }
    return {};
}

/// The task of that name, or nothing.
constexpr std::optional<Task> taskNamed(std::string_view name)
{
    for (const Task task : {Task::Classification, Task::Regression, Task::Clustering})
        if (taskName(task) == name)
            return task;
    return {};
}

} // namespace holdout
