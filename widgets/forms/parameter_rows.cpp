#include "forms/flow_layout.h"
#include "forms/number_scale.h"
#include "forms/parameter_row.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/text.h"
#include "support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

/// The rows of a parameter form, one class for each kind of parameter.

namespace holdout {
namespace {

/// Value at the right, to be read or typed; slider below.
class NumberRow : public ParameterRow {
public:
    NumberRow(const Parameter& which, QWidget* parent)
        : ParameterRow(which, parent), m_stops(sliderValues(which)),
          m_field(withLook(new QLineEdit, Look::Quiet)), m_slider(new QSlider(Qt::Horizontal)),
          m_complaint(new QLabel)
    {
        m_field->setAlignment(Qt::AlignRight);
        m_field->setFixedSize(84, 22);
        m_slider->setRange(0, static_cast<int>(m_stops.size()) - 1);
        m_slider->setPageStep(std::max(1, static_cast<int>(m_stops.size()) / 10));
        m_complaint->setWordWrap(true);
        m_complaint->setFont(smallFont());
        m_complaint->hide();
        adopt(*m_slider);
        adopt(*m_field, QStringLiteral("_value"));
        topRow().addWidget(m_field);
        column().addWidget(m_slider);
        column().addWidget(m_complaint);
        connect(m_slider, &QSlider::valueChanged, this, &NumberRow::slide);
        connect(m_slider, &QSlider::sliderPressed, this, &NumberRow::holdCommit);
        connect(m_slider, &QSlider::sliderReleased, this, &NumberRow::finishChange);
        connect(m_field, &QLineEdit::editingFinished, this, &NumberRow::takeTyped);
        connect(m_field, &QLineEdit::returnPressed, this, [this] {
            m_slider->setFocus(); // letters are shortcuts again
        });
    }

    void show(const Setting& setting) override
    {
        m_value = std::get<double>(setting);
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(nearestStop(m_stops, m_value, parameter().logarithmic));
        showText();
    }

    void turn(int notches) override { m_slider->setValue(m_slider->value() + notches); }

private:
    void showText()
    {
        const bool least = m_value == parameter().minimum && !parameter().minimumLabel.empty();
        const QString unit =
            parameter().unit.empty() || least ? QString() : thinSpace + text(parameter().unit);
        m_field->setText(text(toText(parameter(), m_value)) + unit);
        m_field->setCursorPosition(0);
        m_complaint->hide();
    }

    void slide(int stop)
    {
        m_value = m_stops[static_cast<std::size_t>(stop)];
        showText();
        change(m_value);
        if (m_slider->isSliderDown())
            holdCommit();
    }

    void takeTyped()
    {
        QString typed = m_field->text().trimmed();
        const QString unit = text(parameter().unit);
        if (!unit.isEmpty() && typed.endsWith(unit))
            typed = typed.chopped(unit.size()).trimmed();
        const Result<Setting> setting = parseSetting(parameter(), text(typed));
        if (!setting) {
            showText();
            m_complaint->setText(text(setting.error().message) + QChar(u'.'));
            m_complaint->show();
            return;
        }
        const bool isNew = *setting != Setting(m_value);
        show(*setting);
        if (isNew) {
            change(*setting);
            finishChange();
        }
    }

    static inline const QString thinSpace = QStringLiteral("\u2009");
    std::vector<double> m_stops;
    QLineEdit* m_field;
    QSlider* m_slider;
    QLabel* m_complaint;
    double m_value = 0.0;
};

class ChoiceRow : public ParameterRow {
public:
    ChoiceRow(const Parameter& which, QWidget* parent)
        : ParameterRow(which, parent), m_combo(withLook(new QComboBox, Look::Quiet))
    {
        for (const Parameter::Choice& choice : which.choices)
            m_combo->addItem(text(choice.label), text(choice.id));
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        adopt(*m_combo);
        topRow().addWidget(m_combo);
        connect(m_combo, &QComboBox::activated, this, [this] {
            change(text(m_combo->currentData().toString()));
            finishChange();
        });
    }

    void show(const Setting& setting) override
    {
        m_combo->setCurrentIndex(m_combo->findData(text(std::get<std::string>(setting))));
    }

    void turn(int notches) override
    {
        const int wanted = std::clamp(m_combo->currentIndex() + notches, 0, m_combo->count() - 1);
        if (wanted == m_combo->currentIndex())
            return;
        m_combo->setCurrentIndex(wanted);
        change(text(m_combo->currentData().toString()));
    }

private:
    QComboBox* m_combo;
};

class FlagRow : public ParameterRow {
public:
    FlagRow(const Parameter& which, QWidget* parent)
        : ParameterRow(which, parent), m_box(new QCheckBox)
    {
        adopt(*m_box);
        topRow().addWidget(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
            change(on);
            finishChange();
        });
    }

    void show(const Setting& setting) override { m_box->setChecked(std::get<bool>(setting)); }

private:
    QCheckBox* m_box;
};

/// A stepper for each entry, and buttons that add an entry at the end or take the last away.
class ListRow : public ParameterRow {
public:
    ListRow(const Parameter& which, QWidget* parent)
        : ParameterRow(which, parent), m_entries(new FlowLayout(nullptr, 4)), m_less(button(false)),
          m_more(button(true))
    {
        topRow().addWidget(m_less);
        topRow().addWidget(m_more);
        column().addLayout(m_entries);
        for (int i = 0; i < which.maximumLength; ++i)
            m_entries->addWidget(stepper(i));
        connect(m_less, &QToolButton::clicked, this, [this] {
            m_values.pop_back();
            take();
        });
        connect(m_more, &QToolButton::clicked, this, [this] {
            const int least = static_cast<int>(parameter().minimum);
            m_values.push_back(m_values.empty() ? std::max(least, std::min(8, most()))
                                                : m_values.back());
            take();
        });
    }

    void show(const Setting& setting) override
    {
        m_values = std::get<IntegerList>(setting);
        for (std::size_t i = 0; i < m_steppers.size(); ++i) {
            const QSignalBlocker quiet(m_steppers[i]);
            m_steppers[i]->setVisible(i < m_values.size());
            if (i < m_values.size())
                m_steppers[i]->setValue(m_values[i]);
        }
        m_less->setEnabled(!m_values.empty());
        m_more->setEnabled(std::ssize(m_values) < parameter().maximumLength);
        m_entries->invalidate();
        updateGeometry();
    }

private:
    int most() const { return static_cast<int>(parameter().maximum); }

    QToolButton* button(bool adds)
    {
        auto* made = new QToolButton;
        adopt(*made, adds ? QStringLiteral("_add") : QStringLiteral("_remove"));
        made->setIcon(icon(adds ? QStringLiteral("add") : QStringLiteral("remove")));
        made->setFocusPolicy(Qt::StrongFocus);
        made->setAccessibleName(adds ? QObject::tr("%1: one more").arg(title())
                                     : QObject::tr("%1: one fewer").arg(title()));
        made->setToolTip(made->accessibleName());
        return made;
    }

    QSpinBox* stepper(int index)
    {
        auto* made = withLook(new QSpinBox, Look::Small);
        adopt(*made, QStringLiteral("_%1").arg(index));
        made->setAccessibleName(QStringLiteral("%1 %2").arg(title()).arg(index + 1));
        made->setRange(static_cast<int>(parameter().minimum), most());
        made->setKeyboardTracking(false);
        made->setFixedWidth(56);
        m_steppers.push_back(made);
        connect(made, &QSpinBox::valueChanged, this, [this, index](int value) {
            m_values[static_cast<std::size_t>(index)] = value;
            change(m_values);
        });
        return made;
    }

    void take()
    {
        const IntegerList values = m_values;
        show(values);
        change(values);
        finishChange();
    }

    FlowLayout* m_entries;
    QToolButton* m_less;
    QToolButton* m_more;
    std::vector<QSpinBox*> m_steppers;
    IntegerList m_values;
};

} // namespace

ParameterRow* makeParameterRow(const Parameter& parameter, QWidget* parent)
{
    switch (parameter.kind) {
    case Parameter::Kind::Choice:
        return new ChoiceRow(parameter, parent);
    case Parameter::Kind::Flag:
        return new FlagRow(parameter, parent);
    case Parameter::Kind::List:
        return new ListRow(parameter, parent);
    case Parameter::Kind::Integer:
    case Parameter::Kind::Real:
        break;
    }
    return new NumberRow(parameter, parent);
}

} // namespace holdout
