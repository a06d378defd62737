#include "forms/parameter_row.h"

#include "base/numbers.h"
#include "support/icons.h"
#include "support/text.h"
#include "support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace holdout {
namespace {

constexpr int rowHeight = 23;
constexpr int restTime = 300; ///< Milliseconds without a change after which it counts as complete.

/// Whether a change restarts the run or applies at once.
class Mark : public QWidget {
public:
    explicit Mark(bool restarts) : m_restarts(restarts)
    {
        setFixedSize(12, 12);
        setAccessibleName(restarts ? QObject::tr("Restarts the run") : QObject::tr("Applies live"));
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        const QColor colour = mix(m_restarts ? theme().muted : theme().success, theme().card,
                                  isEnabled() ? 0.8 : 0.4);
        paintIcon(painter, m_restarts ? QStringLiteral("restart") : QStringLiteral("live"), rect(),
                  colour);
    }

private:
    bool m_restarts;
};

} // namespace

QString parameterTip(const Parameter& parameter)
{
    using Kind = Parameter::Kind;
    QStringList lines;
    if (!parameter.help.empty())
        lines << text(parameter.help);
    if (parameter.kind != Kind::Flag && parameter.kind != Kind::Choice) {
        const QString range =
            QObject::tr("From %1 to %2")
                .arg(text(shortest(parameter.minimum)), text(shortest(parameter.maximum)));
        const QString unit =
            parameter.unit.empty() ? QString() : QChar(u'\u2009') + text(parameter.unit);
        const QString least =
            parameter.minimumLabel.empty()
                ? QString()
                : QObject::tr("; %1 means %2")
                      .arg(text(shortest(parameter.minimum)), text(parameter.minimumLabel));
        lines << range + unit + least + QChar(u'.');
    }
    lines << (parameter.restarts ? QObject::tr("↻ A change restarts the run.")
                                 : QObject::tr("● A change applies to the run as it goes on."));
    return lines.join(QChar(u'\n'));
}

ParameterRow::ParameterRow(Parameter parameter, QWidget* parent)
    : QWidget(parent), m_parameter(std::move(parameter)), m_column(new QVBoxLayout(this)),
      m_topRow(new QHBoxLayout), m_rest(new QTimer(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addLayout(m_topRow);
    m_topRow->setSpacing(5);
    auto* label = new QLabel(title());
    label->setTextFormat(Qt::PlainText);
    label->setMinimumSize(20, rowHeight); // a long label is cut before the value is
    m_topRow->addWidget(label, 0);
    m_topRow->addWidget(new Mark(m_parameter.restarts));
    m_topRow->addStretch(1);
    setToolTip(parameterTip(m_parameter));
    m_rest->setSingleShot(true);
    m_rest->setInterval(restTime);
    connect(m_rest, &QTimer::timeout, this, &ParameterRow::finishChange);
}

QString ParameterRow::title() const
{
    return text(m_parameter.label);
}

QString ParameterRow::objectNameFor(const QString& suffix) const
{
    return QStringLiteral("param_") + text(m_parameter.id) + suffix;
}

void ParameterRow::adopt(QWidget& control, const QString& suffix)
{
    control.setObjectName(objectNameFor(suffix));
    control.setAccessibleName(title());
    control.setAccessibleDescription(text(m_parameter.help));
    control.installEventFilter(this);
    if (control.focusPolicy() == Qt::WheelFocus)
        control.setFocusPolicy(Qt::StrongFocus);
}

void ParameterRow::change(const Setting& setting)
{
    m_pending = true;
    m_rest->start();
    emit changed(setting);
}

void ParameterRow::holdCommit()
{
    m_rest->stop();
}

void ParameterRow::finishChange()
{
    m_rest->stop();
    if (!m_pending)
        return;
    m_pending = false;
    emit committed();
}

/// The wheel scrolls the form; only a control that has focus turns with it.
bool ParameterRow::eventFilter(QObject* watched, QEvent* event)
{
    const auto* control = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && control && !control->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace holdout
