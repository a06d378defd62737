#include "forms/parameter_form.h"

#include "forms/parameter_row.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/text.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr std::size_t mostAtOnce = 8;

QVBoxLayout* column(QWidget* parent)
{
    auto* made = new QVBoxLayout(parent);
    made->setContentsMargins(0, 0, 0, 0);
    made->setSpacing(3);
    return made;
}

/// A line that folds the rest of the form away.
QPushButton* foldButton(std::size_t count, QWidget* folded)
{
    auto* button = withLook(new QPushButton(QObject::tr("More (%1)").arg(count)), Look::Link);
    button->setObjectName(QStringLiteral("more"));
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    folded->hide();
    QObject::connect(button, &QPushButton::toggled, folded, [button, folded, count](bool open) {
        folded->setVisible(open);
        button->setText(open ? QObject::tr("Fewer") : QObject::tr("More (%1)").arg(count));
    });
    return button;
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent), m_column(column(this)) {}

void ParameterForm::setParameters(const std::vector<Parameter>& parameters)
{
    m_parameters = parameters;
    std::ranges::stable_partition(m_parameters, &Parameter::main);
    m_settings = defaults(m_parameters);
    m_rows.clear();
    if (m_content)
        m_content->deleteLater(); // perhaps one of its own controls has led here
    m_content = new QWidget;
    m_column->addWidget(m_content);
    QVBoxLayout* rows = column(m_content);
    // A fold of one would hide a single row behind another.
    const std::size_t atOnce = m_parameters.size() > mostAtOnce ? mostAtOnce : m_parameters.size();
    for (std::size_t i = 0; i < atOnce; ++i)
        addRow(m_parameters[i], *rows);
    if (atOnce < m_parameters.size()) {
        auto* folded = new QWidget;
        QVBoxLayout* rest = column(folded);
        for (std::size_t i = atOnce; i < m_parameters.size(); ++i)
            addRow(m_parameters[i], *rest);
        rows->addWidget(foldButton(m_parameters.size() - atOnce, folded), 0, Qt::AlignLeft);
        rows->addWidget(folded);
    }
    m_content->show();
    setSettings(m_settings);
}

ParameterRow* ParameterForm::addRow(const Parameter& parameter, QVBoxLayout& column)
{
    ParameterRow* row = makeParameterRow(parameter, nullptr);
    column.addWidget(row);
    m_rows.push_back(row);
    connect(row, &ParameterRow::changed, this,
            [this, row](const Setting& setting) { take(row->parameter(), setting); });
    connect(row, &ParameterRow::committed, this, &ParameterForm::committed);
    return row;
}

void ParameterForm::setSettings(const Settings& settings)
{
    m_settings = settings;
    for (ParameterRow* row : m_rows)
        if (const auto setting = settings.find(row->parameter().id); setting != settings.end())
            row->show(setting->second);
    showApplicable();
}

void ParameterForm::take(const Parameter& parameter, const Setting& setting)
{
    m_settings[parameter.id] = setting;
    showApplicable();
    emit changed(m_settings, text(parameter.id));
}

void ParameterForm::showApplicable()
{
    for (ParameterRow* row : m_rows)
        row->setEnabled(applies(row->parameter(), m_settings));
}

void ParameterForm::reset()
{
    const Settings initial = defaults(m_parameters);
    if (initial == m_settings)
        return;
    setSettings(initial);
    emit changed(m_settings, QString());
    emit committed();
}

void ParameterForm::turnMain(int notches)
{
    if (!m_rows.empty() && m_rows.front()->isEnabled())
        m_rows.front()->turn(notches);
}

void ParameterForm::turnSecond(int notches)
{
    if (m_rows.size() > 1 && m_rows[1]->isEnabled())
        m_rows[1]->turn(notches);
}

} // namespace holdout
