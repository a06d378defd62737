#pragma once

#include <QByteArray>
#include <QRect>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace holdout {

/// What the program remembers from one start to the next: geometry, theme, the last page and scene.
///
/// Kept as plain text, one line per key, in settings.ini below the data folder. A value that is
/// missing, damaged or out of range is as if it had never been written; it never does harm.
class Remembered {
public:
    explicit Remembered(const QString& dataFolder);

    QString text(const QString& key, const QString& fallback = {}) const;
    QString oneOf(const QString& key, const QStringList& choices, const QString& fallback) const;
    bool flag(const QString& key, bool fallback) const;
    double number(const QString& key, double fallback, double minimum, double maximum) const;
    QByteArray bytes(const QString& key) const; ///< Of a splitter's state; empty if damaged.

    void setText(const QString& key, const QString& value);
    void setFlag(const QString& key, bool value);
    void setNumber(const QString& key, double value);
    void setBytes(const QString& key, const QByteArray& value);

    /// A rectangle that was on a screen when it was written; null if damaged.
    QRect rectangle(const QString& key) const;
    void setRectangle(const QString& key, const QRect& value);

    /// Writes what has changed to the disk now; it also happens by itself, a little later.
    void save() { m_settings.sync(); }

private:
    mutable QSettings m_settings; ///< Reading is not const in Qt.
};

/// The rectangle moved, and shrunk if it must be, so that all of it is on one of the screens.
QRect onScreen(const QRect& wanted, const QList<QRect>& screens);

} // namespace holdout
