#pragma once

#include "data/csv.h"

#include <QStringList>

/// Tables from text that must be readable, and what is in them.

namespace holdout {

inline Table parse(const QByteArray& bytes, const CsvOptions& options = {})
{
    const auto table = parseCsv({bytes.data(), static_cast<std::size_t>(bytes.size())}, options);
    if (!table)
        qFatal("refused: %s", table.error().message.c_str());
    return *table;
}

inline QStringList cells(const Table& table, std::size_t column)
{
    QStringList texts;
    for (Index i = 0; i < table.rows; ++i)
        texts << QString::fromStdString(table.columns[column].text(i));
    return texts;
}

inline QStringList names(const Table& table)
{
    QStringList result;
    for (const Column& column : table.columns)
        result << QString::fromStdString(column.name);
    return result;
}

} // namespace holdout
