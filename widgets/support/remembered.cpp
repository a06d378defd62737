#include "support/remembered.h"

#include <QDir>

#include <algorithm>

namespace holdout {

Remembered::Remembered(const QString& dataFolder)
    : m_settings(QDir(dataFolder).filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
{
}

QString Remembered::text(const QString& key, const QString& fallback) const
{
    const QVariant value = m_settings.value(key);
    return value.typeId() == QMetaType::QString ? value.toString() : fallback;
}

QString Remembered::oneOf(const QString& key, const QStringList& choices,
                          const QString& fallback) const
{
    const QString value = text(key);
    return choices.contains(value) ? value : fallback;
}

bool Remembered::flag(const QString& key, bool fallback) const
{
    const QString value = text(key);
    if (value == QStringLiteral("yes"))
        return true;
    return value == QStringLiteral("no") ? false : fallback;
}

double Remembered::number(const QString& key, double fallback, double minimum, double maximum) const
{
    bool isNumber = false;
    const double value = text(key).toDouble(&isNumber);
    return isNumber && value >= minimum && value <= maximum ? value : fallback; // NaN is not inside
}

QByteArray Remembered::bytes(const QString& key) const
{
    const auto decoded = QByteArray::fromBase64Encoding(text(key).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

void Remembered::setText(const QString& key, const QString& value)
{
    m_settings.setValue(key, value);
}

void Remembered::setFlag(const QString& key, bool value)
{
    setText(key, value ? QStringLiteral("yes") : QStringLiteral("no"));
}

void Remembered::setNumber(const QString& key, double value)
{
    setText(key, QString::number(value, 'g', QLocale::FloatingPointShortest));
}

void Remembered::setBytes(const QString& key, const QByteArray& value)
{
    setText(key, QString::fromLatin1(value.toBase64()));
}

QRect Remembered::rectangle(const QString& key) const
{
    const QStringList pieces = text(key).split(QChar(u' '));
    if (pieces.size() != 4)
        return {};
    std::array<int, 4> numbers{};
    for (qsizetype i = 0; i < 4; ++i) {
        bool isNumber = false;
        const int value = pieces[i].toInt(&isNumber);
        if (!isNumber || std::abs(static_cast<long>(value)) > 100'000)
            return {};
        numbers.at(static_cast<std::size_t>(i)) = value;
    }
    const auto [x, y, width, height] = numbers;
    return width > 0 && height > 0 ? QRect(x, y, width, height) : QRect();
}

void Remembered::setRectangle(const QString& key, const QRect& value)
{
    setText(key, QStringLiteral("%1 %2 %3 %4")
                     .arg(value.x())
                     .arg(value.y())
                     .arg(value.width())
                     .arg(value.height()));
}

QRect onScreen(const QRect& wanted, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return wanted;
    const auto shared = [&](const QRect& screen) {
        const QRect common = screen.intersected(wanted);
        return common.isEmpty() ? 0 : common.width() * common.height();
    };
    const QRect screen = *std::ranges::max_element(screens, {}, shared);
    const QSize size = wanted.size().boundedTo(screen.size());
    const int x = std::clamp(wanted.x(), screen.left(), screen.right() + 1 - size.width());
    const int y = std::clamp(wanted.y(), screen.top(), screen.bottom() + 1 - size.height());
    return {QPoint(x, y), size};
}

} // namespace holdout
