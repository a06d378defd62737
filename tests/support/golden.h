#pragma once

#include "data/dataset.h"

#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Numbers from scikit-learn, written by the scripts beside them in tests/data/golden.

namespace holdout::golden {

inline nlohmann::json read(const std::string& name)
{
    std::ifstream file(std::string(TEST_DATA) + "/golden/" + name + ".json");
    return nlohmann::json::parse(file, nullptr, false);
}

inline Vector vector(const nlohmann::json& values)
{
    const auto numbers = values.get<std::vector<double>>();
    return Eigen::Map<const Vector>(numbers.data(), std::ssize(numbers));
}

inline Matrix matrix(const nlohmann::json& rows)
{
    Matrix result(std::ssize(rows), rows.empty() ? 0 : std::ssize(rows[0]));
    for (Index i = 0; i < result.rows(); ++i)
        result.row(i) = vector(rows[static_cast<std::size_t>(i)]);
    return result;
}

/// One of the tables of tables.json.
inline Dataset table(const std::string& name)
{
    static const nlohmann::json all = read("tables");
    const nlohmann::json& table = all.at(name);
    Dataset data{.X = matrix(table.at("X")),
                 .features = {},
                 .y = vector(table.at("y")),
                 .targetName = "y",
                 .classNames = table.at("classes").get<std::vector<std::string>>()};
    for (Index j = 0; j < data.dimensions(); ++j)
        data.features.push_back({.name = "x" + std::to_string(j + 1)});
    return data;
}

inline Dataset everySecond(const Dataset& data, Index first)
{
    std::vector<Index> rows;
    for (Index i = first; i < data.samples(); i += 2)
        rows.push_back(i);
    return select(data, rows);
}

inline Dataset trainingRows(const std::string& name)
{
    return everySecond(table(name), 0);
}

inline Dataset queryRows(const std::string& name)
{
    return everySecond(table(name), 1);
}

inline Task taskOf(const Dataset& data)
{
    return data.classes() > 0 ? Task::Classification : Task::Regression;
}

} // namespace holdout::golden
