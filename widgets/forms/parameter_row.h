#pragma once

#include "base/settings.h"

#include <QWidget>

class QHBoxLayout;
class QTimer;
class QVBoxLayout;

namespace holdout {

/// One parameter of a form: its label, its mark (live or restart) and the control for its kind.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    explicit ParameterRow(Parameter parameter, QWidget* parent = nullptr);

    const Parameter& parameter() const { return m_parameter; }

    /// Shows a setting of the parameter's kind; emits nothing.
    virtual void show(const Setting& setting) = 0;

    /// Turns it so many notches, as the arrow keys would; does nothing where there are no notches.
    virtual void turn(int notches) { Q_UNUSED(notches) }

    /// Says now, if it is still to be said, that a change is complete.
    void finishChange();

signals:
    void changed(const Setting& setting);

    /// The change is complete: a drag has ended, a key has been let go.
    void committed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

    QString title() const;
    QString objectNameFor(const QString& suffix = {}) const;

    /// Gives a control its name, tool tip and behaviour under the wheel.
    void adopt(QWidget& control, const QString& suffix = {});

    /// Emits changed(), and committed() once the value has rested for a moment.
    void change(const Setting& setting);
    void holdCommit(); ///< While a drag goes on; finishChange() ends it.

    QVBoxLayout& column() const { return *m_column; }
    QHBoxLayout& topRow() const { return *m_topRow; } ///< Label and mark, then what is added.

private:
    Parameter m_parameter;
    QVBoxLayout* m_column;
    QHBoxLayout* m_topRow;
    QTimer* m_rest;
    bool m_pending = false;
};

/// The row for a parameter's kind.
ParameterRow* makeParameterRow(const Parameter& parameter, QWidget* parent);

/// Help, range, unit and whether it restarts the run, for a tool tip.
QString parameterTip(const Parameter& parameter);

} // namespace holdout
