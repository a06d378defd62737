#pragma once

#include <QString>

#include <string>
#include <string_view>

/// The one border between the core's UTF-8 and the window's QString.

namespace holdout {

inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

inline std::string text(const QString& string)
{
    return string.toStdString();
}

} // namespace holdout
