#pragma once

#include "forms/card.h"
#include "pages/lab/focus.h"
#include "pages/lab/lens.h"
#include "plots/exportable.h"

#include <QImage>

namespace holdout {

class InsideView;

/// What the model is made of at this moment, in the view made for its kind.
class InsidePanel : public Card {
    Q_OBJECT

public:
    InsidePanel(Bench& bench, Lens& lens, Focus& focus, QWidget* parent = nullptr);

    Exportable exportable() const;

private:
    struct UnitQuestion {
        NetworkInside network;
        std::shared_ptr<const Prepared> prepared;
        Plane plane;
        Extent extent;
        bool dark = false;
    };
    using UnitPictures = std::vector<std::vector<QImage>>;

    static UnitPictures paintUnits(const UnitQuestion& question);
    void connectNetwork();
    void show();
    void askForUnits(const NetworkInside& network);
    void look();

    Bench& m_bench;
    Lens& m_lens;
    Focus& m_focus;
    InsideView* m_view;
    Latest<UnitQuestion, UnitPictures> m_units;
    QTimer m_timer;
};

} // namespace holdout
