#include "forms/card.h"

#include "support/style_paint.h"
#include "support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace holdout {
namespace {

/// Asks for the muted colour when it paints, so that it follows the theme.
class MutedLabel : public QLabel {
public:
    explicit MutedLabel(const QString& text, QWidget* parent) : QLabel(text, parent)
    {
        setFont(smallFont());
        setTextFormat(Qt::PlainText);
    }

    QSize minimumSizeHint() const override { return {10, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setPen(isEnabled() ? theme().muted : mix(theme().muted, theme().card, 0.5));
        const QRect room = contentsRect();
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
        painter.drawText(room, static_cast<int>(alignment()), shown);
    }
};

class Divider : public QWidget {
public:
    explicit Divider(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter(this).fillRect(rect(), theme().line);
    }
};

} // namespace

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent), m_titleRow(new QHBoxLayout), m_body(new QVBoxLayout),
      m_title(new QLabel(title)), m_note(mutedLabel(QString()))
{
    setAccessibleName(title);
    m_title->setFont(titleFont());
    m_title->setTextFormat(Qt::PlainText);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_titleRow->setSpacing(8);
    m_titleRow->addWidget(m_title);
    m_titleRow->addWidget(m_note, 1);
    m_body->setSpacing(8);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(14, 11, 14, 12);
    all->setSpacing(9);
    all->addLayout(m_titleRow);
    all->addLayout(m_body, 1);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setToolTip(note);
}

void Card::addToTitleRow(QWidget* control)
{
    m_titleRow->addWidget(control);
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    roundedFrame(painter, rect(), theme().card, theme().line, 10.0);
}

QLabel* mutedLabel(const QString& text, QWidget* parent)
{
    return new MutedLabel(text, parent);
}

QWidget* divider(QWidget* parent)
{
    return new Divider(parent);
}

} // namespace holdout
