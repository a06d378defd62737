#include "window/shortcut_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace holdout {
namespace {

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isNavigation(int key)
{
    return isArrow(key) || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_PageUp ||
           key == Qt::Key_PageDown;
}

} // namespace

bool needsKey(const QWidget& focus, const QKeyEvent& key)
{
    if (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    if (qobject_cast<const QAbstractSlider*>(&focus))
        return isNavigation(key.key());
    if (qobject_cast<const QAbstractItemView*>(&focus))
        return isNavigation(key.key()) || key.key() == Qt::Key_Space;
    if (qobject_cast<const QTabBar*>(&focus))
        return isArrow(key.key());
    if (qobject_cast<const QComboBox*>(&focus))
        return isNavigation(key.key()) || key.key() == Qt::Key_Space;
    if (qobject_cast<const QAbstractSpinBox*>(&focus))
        return isNavigation(key.key());
    // A button that was only clicked leaves the space bar to the page.
    const bool byKeyboard = focus.window()->testAttribute(Qt::WA_KeyboardFocusChange);
    return qobject_cast<const QAbstractButton*>(&focus) && byKeyboard && key.key() == Qt::Key_Space;
}

ShortcutGuard::ShortcutGuard(QObject* parent, std::function<bool()> covered)
    : QObject(parent), m_covered(std::move(covered))
{
    qApp->installEventFilter(this);
}

bool ShortcutGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel)
        m_altAlone = false;
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease ||
                       event->type() == QEvent::ShortcutOverride;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!isKey || !widget)
        return QObject::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (m_covered() || needsKey(*widget, *key)) {
            key->accept();
            return true;
        }
        return false;
    }
    if (event->type() == QEvent::KeyPress) {
        m_altAlone = key->key() == Qt::Key_Alt;
    } else if (key->key() == Qt::Key_Alt && m_altAlone && !m_covered()) {
        m_altAlone = false;
        emit altTapped();
        return true;
    }
    return false;
}

} // namespace holdout
