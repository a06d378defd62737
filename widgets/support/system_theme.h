#pragma once

#include <QDBusVariant>
#include <QObject>

namespace holdout {

/// Whether the desktop prefers dark windows: what its settings portal says, and until that has
/// answered, or if there is none, what the colours of the platform's palette suggest.
class SystemTheme : public QObject {
    Q_OBJECT

public:
    /// Requires: the program has not put a palette of its own in force yet.
    explicit SystemTheme(QObject* parent);

    bool isDark() const { return m_dark; }

signals:
    void changed();

private slots:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QVariant& value);

    bool m_dark = false;
};

} // namespace holdout
