#include "forms/why_card.h"

#include "forms/why_rows.h"
#include "plots/inside/bars.h"
#include "plots/plot_style.h"
#include "support/text.h"
#include "support/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr Index mostCoordinates = 4;
constexpr std::size_t mostReasons = 6;

} // namespace

WhyCard::WhyCard(QWidget* parent)
    : QWidget(parent), m_rows(new WhyRows(this)), m_flip(new QPushButton(tr("Flip it"), this)),
      m_remove(new QPushButton(tr("Remove me"), this)),
      m_copy(new QPushButton(tr("Copy text"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(6);
    m_empty = addLabel("empty");
    m_headline = addLabel("headline");
    m_coordinates = addLabel("coordinates");
    m_heading = addLabel("heading");
    column->addWidget(m_rows);
    m_reasons = addLabel("reasons");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QPushButton* button : {m_flip, m_remove, m_copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    m_empty->setText(tr("Click a point or the map to see why the model says what it says there."));
    m_flip->setObjectName(QStringLiteral("flip"));
    m_remove->setObjectName(QStringLiteral("remove"));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_flip->setToolTip(tr("The nearest place where the decision is another one"));
    m_remove->setToolTip(tr("The boundary as it would be without this training point"));
    connect(m_flip, &QPushButton::clicked, this, &WhyCard::flipRequested);
    connect(m_remove, &QPushButton::clicked, this, &WhyCard::removeRequested);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(plainText()); });
    clear();
}

QLabel* WhyCard::addLabel(const char* name)
{
    auto* label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout()->addWidget(label);
    return label;
}

void WhyCard::clear()
{
    m_explanation = {};
    m_context = {};
    showParts(false);
    m_note.clear();
    emit noteChanged(m_note);
}

void WhyCard::showParts(bool filled)
{
    m_filled = filled;
    m_empty->setVisible(!filled);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_headline, m_coordinates, m_heading,
                                                           m_rows, m_flip, m_copy})
        widget->setVisible(filled);
    m_reasons->setVisible(filled && !m_explanation.reasons.empty());
    m_flip->setVisible(filled && m_context.task == Task::Classification);
    m_remove->setVisible(filled && m_context.part == Part::Train);
    for (QLabel* label : {m_empty, m_coordinates, m_heading}) {
        QPalette muted = label->palette();
        muted.setColor(QPalette::WindowText, theme().muted);
        label->setPalette(muted);
        label->setFont(smallFont());
    }
    m_reasons->setFont(smallFont());
}

void WhyCard::setExplanation(const Explanation& explanation, const WhyContext& context)
{
    m_explanation = explanation;
    m_context = context;
    const WhyAccount sums = account(explanation, context.task);
    m_rows->setAccount(sums, context.classNames);
    fillHeadline();
    m_coordinates->setText(coordinates());
    QString heading =
        sums.unit.isEmpty() ? tr("Largest pushes") : tr("Largest pushes, in %1").arg(sums.unit);
    if (sums.against >= 0 && sums.output < context.classNames.size() &&
        sums.against < context.classNames.size())
        heading =
            tr("%1 for %2 over %3")
                .arg(heading, context.classNames[sums.output], context.classNames[sums.against]);
    m_heading->setText(heading);
    m_reasons->setText(reasons());
    showParts(true);
    QStringList place;
    for (Index i = 0; i < std::min<Index>(2, context.raw.size()); ++i)
        place << brief(context.raw(i));
    m_note = tr("clicked (%1)").arg(place.join(QStringLiteral(", ")));
    emit noteChanged(m_note);
}

void WhyCard::fillHeadline()
{
    m_headline->setText(headline(true));
    setAccessibleDescription(headline(false));
}

QString WhyCard::headline(bool rich) const
{
    const Vector scores = total(m_explanation);
    if (scores.size() == 0)
        return tr("Nothing is predicted yet.");
    const auto strong = [&](const QString& words) {
        return rich ? QStringLiteral("<b>%1</b>").arg(words.toHtmlEscaped()) : words;
    };
    const auto plain = [&](const QString& words) { return rich ? words.toHtmlEscaped() : words; };
    if (m_context.task == Task::Regression) {
        const QString name = m_context.targetName.isEmpty() ? tr("y") : m_context.targetName;
        const QString said = tr("Predicted %1 = %2").arg(plain(name), strong(brief(scores(0))));
        return m_context.truth ? tr("%1, truly %2.").arg(said, brief(*m_context.truth))
                               : said + u'.';
    }
    const auto named = [&](Index i) {
        return i >= 0 && i < m_context.classNames.size() ? m_context.classNames[i]
                                                         : QString::number(i + 1);
    };
    Index winner = 0;
    scores.maxCoeff(&winner);
    QString name = strong(named(winner));
    if (rich)
        name = QStringLiteral("<span style=\"color:%1\">%2</span>")
                   .arg(classInk(static_cast<int>(winner)).name(), name);
    if (m_context.task == Task::Clustering)
        return tr("In cluster %1.").arg(name);
    const QString said =
        tr("Predicted %1 with %2").arg(name, strong(QString::number(scores(winner), 'f', 2)));
    if (!m_context.truth)
        return said + u'.';
    return tr("%1, truly %2.").arg(said, plain(named(static_cast<Index>(*m_context.truth))));
}

QString WhyCard::coordinates() const
{
    QStringList parts;
    const bool both = m_context.transformed.size() == m_context.raw.size() &&
                      !m_context.transformed.isApprox(m_context.raw, 1e-12);
    for (Index i = 0; i < std::min(mostCoordinates, m_context.raw.size()); ++i) {
        const QString name = i < m_context.featureNames.size() ? m_context.featureNames[i]
                                                               : QStringLiteral("x%1").arg(i + 1);
        const QString seen =
            both ? tr(" (scaled %1)").arg(brief(m_context.transformed(i))) : QString();
        parts << QStringLiteral("%1 %2%3").arg(name, brief(m_context.raw(i)), seen);
    }
    QString line = parts.join(QStringLiteral(" · "));
    if (m_context.raw.size() > mostCoordinates)
        line += tr(" and %1 more").arg(m_context.raw.size() - mostCoordinates);
    if (m_context.part)
        line += tr(" · %1 point").arg(partName(static_cast<int>(*m_context.part)));
    return line;
}

QString WhyCard::reasons() const
{
    QStringList lines;
    const std::size_t shown = std::min(mostReasons, m_explanation.reasons.size());
    for (std::size_t i = 0; i < shown; ++i)
        lines << text(sentence(m_explanation.reasons[i]));
    if (m_explanation.reasons.size() > shown)
        lines << tr("and %1 more").arg(m_explanation.reasons.size() - shown);
    return lines.join(u'\n');
}

QString WhyCard::plainText() const
{
    if (!m_filled)
        return {};
    QStringList lines{headline(false), coordinates(), m_heading->text()};
    for (const WhyRow& row : account(m_explanation, m_context.task).rows)
        lines << QStringLiteral("%1  %2%3")
                     .arg(row.label, brief(row.value),
                          row.detail.isEmpty() ? QString() : QStringLiteral("  ") + row.detail);
    lines << m_rows->sumText();
    if (!m_explanation.reasons.empty())
        lines << reasons();
    return lines.join(u'\n');
}

Exportable WhyCard::exportable() const
{
    Exportable plot = m_rows->exportable();
    plot.summary = m_filled ? headline(false) : m_empty->text();
    const auto rows = plot.paint;
    plot.paint = [this, rows](QPainter& painter, QSize size) {
        constexpr int heading = 22;
        painter.fillRect(QRect(QPoint(), size), theme().card);
        painter.setPen(theme().text);
        painter.drawText(QRect(0, 0, size.width(), heading), Qt::AlignLeft | Qt::AlignVCenter,
                         m_filled ? headline(false) : m_empty->text());
        if (!m_filled)
            return;
        painter.save();
        painter.translate(0, heading);
        rows(painter, size - QSize(0, heading));
        painter.restore();
    };
    return plot;
}

void WhyCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_reasons) {
        if (m_filled)
            fillHeadline();
        showParts(m_filled);
    }
    QWidget::changeEvent(event);
}

} // namespace holdout
