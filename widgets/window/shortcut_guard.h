#pragma once

#include <QObject>

#include <functional>

class QKeyEvent;
class QWidget;

namespace holdout {

/// Whether the control that has focus needs the key for itself, so that no shortcut may take it:
/// arrows on a slider, the space bar on a button reached by Tab, every letter in a text field.
bool needsKey(const QWidget& focus, const QKeyEvent& key);

/// Lets the control with focus have its keys before any shortcut, and finds out when Alt alone is
/// pressed and released.
class ShortcutGuard : public QObject {
    Q_OBJECT

public:
    /// While `covered` says so, something lies over the window and takes every key.
    ShortcutGuard(QObject* parent, std::function<bool()> covered);

signals:
    void altTapped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<bool()> m_covered;
    bool m_altAlone = false;
};

} // namespace holdout
