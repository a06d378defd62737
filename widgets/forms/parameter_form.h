#pragma once

#include "base/settings.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace holdout {

class ParameterRow;

/// A form made from the description of some parameters; it knows nothing of what they are for.
///
/// The main parameter comes first; beyond eight, the rest are under "More". Parameters that have no
/// effect under the other settings are greyed.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Shows these parameters at their defaults instead of what was there; emits nothing.
    void setParameters(const std::vector<Parameter>& parameters);

    /// Requires: checked settings of these parameters. Emits nothing.
    void setSettings(const Settings& settings);
    const Settings& settings() const { return m_settings; }

    /// Back to the defaults; emits changed() with an empty id, then committed(), if that is a
    /// change.
    void reset();

    /// Turns the main parameter so many notches, as the bracket keys do; the second one likewise.
    void turnMain(int notches);
    void turnSecond(int notches);

signals:
    /// A setting is another one now; comes again and again while a slider is dragged.
    void changed(const holdout::Settings& settings, const QString& id);

    /// The change is complete: this is one step of undo.
    void committed();

private:
    ParameterRow* addRow(const Parameter& parameter, QVBoxLayout& column);
    void take(const Parameter& parameter, const Setting& setting);
    void showApplicable();

    std::vector<Parameter> m_parameters; ///< In the order shown.
    Settings m_settings;
    std::vector<ParameterRow*> m_rows;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
};

} // namespace holdout
