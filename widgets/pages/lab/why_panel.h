#pragma once

#include "forms/card.h"
#include "pages/lab/focus.h"
#include "pages/lab/lens.h"
#include "pages/lab/scene_editor.h"

namespace holdout {

class WhyCard;

/// Why the model says what it says at the pinned place, and what would change its mind.
class WhyPanel : public Card {
    Q_OBJECT

public:
    WhyPanel(Bench& bench, Lens& lens, Focus& focus, QWidget* parent = nullptr);

    void flip();   ///< Shows the nearest place where the decision is another one.
    void remove(); ///< Shows the boundary as it would be without the pinned sample.
    QString plainText() const;

signals:
    void said(const QString& sentence); ///< The answer to flip() or remove(), in words.

private:
    void show();
    std::optional<Index> sampleAt(const QPointF& position) const;

    Bench& m_bench;
    Lens& m_lens;
    Focus& m_focus;
    WhyCard* m_card;
};

/// The nearest cell of a surface, in shares of its width and height, where another output is
/// decided than at the position; nothing if there is none.
std::optional<QPointF> nearestFlip(const Surface& surface, const QPointF& position,
                                   double threshold);

} // namespace holdout
